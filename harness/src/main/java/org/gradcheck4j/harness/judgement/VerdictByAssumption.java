package org.gradcheck4j.harness.judgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.comparison.ComparedEntry;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.TensorName;

/**
 * The verdict on an engine that leaves part of its arithmetic open, by the sharpest assumption with which it agrees. Every
 * bound of a weaker assumption is wider: so if no entry exceeds its bound under some assumption, none does under the weakest.
 */
final class VerdictByAssumption {

    /** An entry may need a weaker assumption if its bound is then at most this share of it: no error that passes is larger. */
    private static final double SMALL = 0.01;

    /** An activation may also need one if its bound is then at most this: most are near 1, and none is larger. */
    private static final double SMALL_ACTIVATION = 1e-3;

    /** Any entry may also need one if its bound is then at most this many times the sharpest: little more passes than before. */
    private static final double HARDLY_WIDER = 2;

    private final GradientCheck check;
    private final EngineOutput output;
    private final List<Assumption> assumptions;
    private final Map<Assumption, Verdict> verdicts = new HashMap<>();

    /**
     * Prepares the verdict.
     *
     * @param declared what the engine declares of its arithmetic
     */
    VerdictByAssumption(GradientCheck check, EngineOutput output, Arithmetic declared) {
        this.check = check;
        this.output = output;
        this.assumptions = Assumption.of(declared, check.precision(), output);
    }

    /** {@return the verdict under the sharpest assumption} */
    Verdict underSharpest() {
        return compare(assumptions.get(0));
    }

    /**
     * {@return the verdict under a weaker assumption, and with it in words; empty if none decides otherwise}
     *
     * @param sharp the verdict under the sharpest assumption
     */
    Optional<Verdict> underWeaker(Verdict sharp) {
        boolean isOpen = sharp.outcome() == Outcome.DISAGREE || sharp.isInconclusiveByErrorPattern();
        if (!isOpen || assumptions.size() == 1 || compare(weakest()).outcome() == Outcome.DISAGREE) {
            return Optional.empty();
        }
        return agreement(sharp).or(() -> inconclusive(sharp));
    }

    private Assumption weakest() {
        return assumptions.get(assumptions.size() - 1);
    }

    private Verdict compare(Assumption assumption) {
        return verdicts.computeIfAbsent(assumption, each -> check.compare(output, check.tolerance(each.arithmetic())));
    }

    /**
     * The weaker assumptions with this outcome. If one contains another, only the smaller one is kept. Of those that leave it
     * inconclusive, only those count that explain a disagreement, or leave too much untested.
     */
    private List<Assumption> deciding(Outcome outcome, Verdict sharp) {
        List<Assumption> deciding = new ArrayList<>();
        for (Assumption assumption : assumptions.subList(1, assumptions.size())) {
            boolean needsMore = deciding.stream()
                    .anyMatch(lesser -> assumption.relaxations().containsAll(lesser.relaxations()));
            if (!needsMore && compare(assumption).outcome() == outcome) {
                boolean decides = outcome == Outcome.AGREE
                        || sharp.outcome() == Outcome.DISAGREE
                        || compare(assumption).hasUntestedGradient();
                if (decides) {
                    deciding.add(assumption);
                }
            }
        }
        return deciding;
    }

    private Optional<Verdict> agreement(Verdict sharp) {
        List<Assumption> agreeing = deciding(Outcome.AGREE, sharp);
        List<Assumption> small =
                agreeing.stream().filter(each -> isSmall(sharp, each)).toList();
        if (!small.isEmpty()) {
            Verdict verdict = compare(small.get(0));
            String tolerance = "%s, with %s (otherwise %s)"
                    .formatted(verdict.tolerance(), inWords(small), whatSharpestFinds(sharp));
            return Optional.of(new Verdict(Outcome.AGREE, "", tolerance, verdict.tensors()));
        }
        return agreeing.stream()
                .findFirst()
                .map(first -> inconclusive(
                        first,
                        "it agrees only if the engine has %s; otherwise %s"
                                .formatted(inWords(agreeing), whatSharpestFinds(sharp))));
    }

    private Optional<Verdict> inconclusive(Verdict sharp) {
        List<Assumption> deciding = deciding(Outcome.INCONCLUSIVE, sharp);
        List<Assumption> untested = deciding.stream()
                .filter(each -> compare(each).hasUntestedGradient())
                .toList();
        return deciding.stream().findFirst().map(first -> {
            String otherwise = whatSharpestFinds(sharp);
            String reason = untested.contains(first)
                    ? "too little can be tested if the engine has %s; otherwise %s"
                            .formatted(inWords(untested), otherwise)
                    : "either the engine has %s, and then %s; or it has not, and then %s"
                            .formatted(first.inWords(), compare(first).reason(), otherwise);
            return inconclusive(first, reason);
        });
    }

    private Verdict inconclusive(Assumption assumption, String reason) {
        Verdict verdict = compare(assumption);
        return new Verdict(
                Outcome.INCONCLUSIVE,
                reason,
                "%s, with %s".formatted(verdict.tolerance(), assumption.inWords()),
                verdict.tensors());
    }

    private static String inWords(List<Assumption> assumptions) {
        return assumptions.stream().map(Assumption::inWords).collect(Collectors.joining(", or "));
    }

    /**
     * Whether what the sharpest assumption finds is so small that a weaker one may explain it: else a real mistake could pass
     * there. If the sharpest assumption finds entries wrong, these must be small, in gradients and activations. If it is
     * inconclusive, what it finds may be in any entry, so every entry of the gradients must be. The loss does not count here:
     * the message says how far it was tested.
     */
    private boolean isSmall(Verdict sharp, Assumption assumption) {
        Tolerance wider = check.tolerance(assumption.arithmetic());
        AtomicBoolean isSmall = new AtomicBoolean(true);
        check.compare(output, check.tolerance(assumptions.get(0).arithmetic()), (tensor, index, entry) -> {
            boolean isActivation = tensor.is(TensorName.Quantity.A);
            boolean counts = entry.disagrees()
                    ? tensor.isGradient() || isActivation
                    : tensor.isGradient() && sharp.outcome() != Outcome.DISAGREE;
            double bound = wider.bound(tensor, index, entry.expected());
            if (counts && !isSmall(entry, bound) && !(isActivation && bound <= SMALL_ACTIVATION)) {
                isSmall.set(false);
            }
        });
        return isSmall.get();
    }

    private static boolean isSmall(ComparedEntry sharp, double bound) {
        return bound <= SMALL * Math.abs(sharp.expected()) || bound <= HARDLY_WIDER * sharp.bound();
    }

    /** What the sharpest assumption finds, a clause. */
    private static String whatSharpestFinds(Verdict sharp) {
        return sharp.outcome() == Outcome.DISAGREE
                ? sharp.worst().map(VerdictMessage::offBy).orElseThrow()
                : sharp.reason();
    }
}
