package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Scaling;
import org.gradcheck4j.harness.diagnosis.fit.GradientNorm;
import org.gradcheck4j.harness.diagnosis.fit.Interval;
import org.gradcheck4j.harness.diagnosis.fit.LinearFit;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.TensorName;

/** G · c/‖G‖ with a round c: of the whole gradient, then of each tensor by itself whose norm exceeds c. */
final class ClippedNorm extends Hypothesis {

    /** A number of one digit lies in an interval this narrow, relative to itself, by chance once in 1000 times. */
    private static final double NARROW = 0x1p-12;

    /** PyTorch divides by the norm plus this. */
    private static final double PYTORCH = 1e-6;

    /** Norms of one digit are tried, from 1e-6 to 9e3. */
    private static final int LEAST_EXPONENT = -6;

    private static final int LARGEST_EXPONENT = 3;
    private static final int DIGITS = 9;

    ClippedNorm() {
        super("clipped-norm");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        return Stream.of(whole(base, evidence), byTensor(base, evidence)).flatMap(Optional::stream);
    }

    private Optional<Candidate> whole(Candidate base, Evidence evidence) {
        LinearFit fit = LinearFit.ofFactor(base, evidence, evidence.gradients());
        if (!fit.hasEnough() || fit.allowed().isEmpty()) {
            return Optional.empty();
        }
        GradientNorm norm = GradientNorm.of(base, evidence, evidence.gradients());
        return round(norm, fit.allowed())
                .filter(c -> c < norm.value() || c == 1)
                .map(c -> {
                    String sentence = c == 1
                            ? "every dW and db is divided by the norm of the whole gradient, %s: only its direction is left"
                                    .formatted(Figures.sixDigits(norm.value()))
                            : ("every dW and db is %s times the formula's, so that the norm of the whole gradient is %s and not "
                                            + "%s: the gradient is clipped by norm")
                                    .formatted(
                                            Figures.sixDigits(c / norm.value()),
                                            Figures.sixDigits(c),
                                            Figures.sixDigits(norm.value()));
                    Scaling scaling = norm.scaling(factor(norm, fit.allowed(), c));
                    return base.changing(
                            (tensor, before) -> tensor.isGradient() ? scaling.changed(tensor, before) : before,
                            mistake(sentence, remedy("clip_grad_norm_", "global_clipnorm"), "norm", c));
                });
    }

    /** c/‖G‖, or with PyTorch's small number. */
    private static double factor(GradientNorm norm, Interval allowed, double c) {
        double plain = c / norm.value();
        return norm.widened(allowed).contains(plain) ? plain : c / (norm.value() + PYTORCH);
    }

    /** The number of one digit that the norm may be, if the numbers are sharp enough to tell. */
    private static Optional<Double> round(GradientNorm norm, Interval factors) {
        Interval allowed = norm.widened(factors);
        if (!(allowed.low() > 0 && allowed.high() - allowed.low() <= NARROW * allowed.high())) {
            return Optional.empty();
        }
        return IntStream.rangeClosed(LEAST_EXPONENT, LARGEST_EXPONENT)
                .boxed()
                .flatMap(exponent ->
                        IntStream.rangeClosed(1, DIGITS).mapToObj(digit -> Double.parseDouble(digit + "e" + exponent)))
                .filter(c -> allowed.contains(c / norm.value()) || allowed.contains(c / (norm.value() + PYTORCH)))
                .findFirst();
    }

    private Optional<Candidate> byTensor(Candidate base, Evidence evidence) {
        Map<TensorName, GradientNorm> norms = new HashMap<>();
        Interval common = Interval.ALL;
        for (TensorName tensor : evidence.gradients()) {
            if (!evidence.fits(base, List.of(tensor))) {
                LinearFit fit = LinearFit.ofFactor(base, evidence, List.of(tensor));
                GradientNorm norm = GradientNorm.of(base, evidence, List.of(tensor));
                norms.put(tensor, norm);
                common = common.intersect(norm.widened(fit.allowed()).mapLinearly(0, norm.value()));
                if (common.isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        // The norm of one number is the number: that is clipped by value.
        boolean isNorm = norms.keySet().stream()
                .anyMatch(tensor -> evidence.actual(tensor).size() > 1);
        return norms.size() < 2 || !isNorm ? Optional.empty() : byTensor(base, norms, common);
    }

    private Optional<Candidate> byTensor(Candidate base, Map<TensorName, GradientNorm> norms, Interval common) {
        return common.valuesNear((common.low() + common.high()) / 2)
                .filter(c -> norms.values().stream().allMatch(norm -> 0 < c && c < norm.value()))
                .findFirst()
                .map(c -> {
                    String sentence =
                            "%d tensors have the norm %s, and the others are right: each tensor whose norm is larger is scaled down to it"
                                    .formatted(norms.size(), Figures.sixDigits(c));
                    return base.changing(
                                    (tensor, before) -> {
                                        GradientNorm norm = norms.get(tensor);
                                        return norm == null
                                                ? before
                                                : norm.scaling(c / norm.value()).changed(tensor, before);
                                    },
                                    mistake(sentence, remedy("clip_grad_norm_ of each", "clipnorm"), "norm", c))
                            .fitted();
                });
    }

    private static String remedy(String pytorch, String keras) {
        return "compare the gradient as it is before the clip (PyTorch: %s; Keras: %s)".formatted(pytorch, keras);
    }
}
