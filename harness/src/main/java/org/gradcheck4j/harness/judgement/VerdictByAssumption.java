package org.gradcheck4j.harness.judgement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.gradcheck4j.harness.comparison.EntryError;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.comparison.Tolerance;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.TensorName;

/**
 * The verdict on an engine that leaves part of its arithmetic open, by the sharpest assumption with which it agrees. Every
 * bound of a weaker assumption is wider, so an engine that agrees under some assumption agrees under the weakest.
 */
final class VerdictByAssumption {

    /**
     * An entry may need a weaker assumption if its bound is then at most this share of it: whatever is wrong is no larger.
     */
    private static final double SMALL = 0.01;

    /** So may an activation, which is at most 1, if its bound is then at most this. */
    private static final double SMALL_ACTIVATION = 1e-3;

    /** So it may if its bound is then at most so many times the sharpest one. */
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
        boolean isOpen =
                sharp.outcome() == Outcome.DISAGREE || (sharp.outcome() == Outcome.INCONCLUSIVE && !sharp.isUntested());
        if (!isOpen || assumptions.size() == 1 || compare(weakest()).outcome() == Outcome.DISAGREE) {
            return Optional.empty();
        }
        return firstWith(Outcome.AGREE, sharp).or(() -> firstWith(Outcome.INCONCLUSIVE, sharp));
    }

    private Assumption weakest() {
        return assumptions.get(assumptions.size() - 1);
    }

    private Verdict compare(Assumption assumption) {
        return verdicts.computeIfAbsent(assumption, each -> check.compare(output, check.tolerance(each.arithmetic())));
    }

    private Optional<Verdict> firstWith(Outcome outcome, Verdict sharp) {
        return assumptions.stream()
                .skip(1)
                .flatMap(assumption -> {
                    Verdict verdict = compare(assumption);
                    boolean decides =
                            outcome == Outcome.AGREE || sharp.outcome() == Outcome.DISAGREE || verdict.isUntested();
                    return verdict.outcome() == outcome && decides
                            ? Stream.of(concluded(verdict, assumption, sharp))
                            : Stream.empty();
                })
                .findFirst();
    }

    private Verdict concluded(Verdict verdict, Assumption assumption, Verdict sharp) {
        String with = String.join(", and ", assumption.relaxations());
        String tolerance = verdict.tolerance() + ", with " + with;
        if (verdict.outcome() == Outcome.AGREE && isSmall(sharp, assumption)) {
            return new Verdict(
                    Outcome.AGREE,
                    "",
                    "%s (otherwise %s)".formatted(tolerance, whatSharpestFinds(sharp)),
                    verdict.tensors());
        }
        String reason = verdict.outcome() == Outcome.AGREE
                ? "it agrees only if the engine has %s".formatted(with)
                : "if the engine has %s, %s"
                        .formatted(with, verdict.isUntested() ? "too little can be tested" : verdict.reason());
        return new Verdict(
                Outcome.INCONCLUSIVE,
                "%s; otherwise %s".formatted(reason, whatSharpestFinds(sharp)),
                tolerance,
                verdict.tensors());
    }

    /**
     * Whether what the sharpest assumption finds in gradients and activations is too small to matter under a weaker one. For the loss, the
     * message says how far it was tested.
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

    private static boolean isSmall(EntryError sharp, double bound) {
        return bound <= SMALL * Math.abs(sharp.expected()) || bound <= HARDLY_WIDER * sharp.bound();
    }

    /** What the sharpest assumption finds, a clause. */
    private static String whatSharpestFinds(Verdict sharp) {
        return sharp.outcome() == Outcome.DISAGREE
                ? sharp.worst().map(VerdictMessage::offBy).orElseThrow()
                : sharp.reason();
    }
}
