package org.gradcheck4j.harness.application.sweep;

import java.time.Duration;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;

/**
 * What an engine does wrong, on the smallest case that was found for it.
 *
 * @param engine that does it
 * @param count of verdicts in the sweep with the same cause, in every precision
 * @param from the case of the sweep that was shrunk
 * @param kind how the engine is wrong
 * @param shrunk the verdict on the smallest case; on the case of the sweep, asked again, if it does not occur again
 * @param occursAgain whether the engine did the same when it was asked again; if not, the case is not shrunk
 */
public record ShrunkMistake(
        GradientEngine engine,
        long count,
        SweptCase from,
        VerdictKind kind,
        EngineVerdict shrunk,
        boolean occursAgain) {

    /** An engine that needs longer than this for a case is not asked for hundreds of smaller ones. */
    private static final Duration LONGEST_VERDICT = Duration.ofSeconds(5);

    private static final String SMALLEST = "the smallest case";

    private static final ReferenceEngine REFERENCE = new ReferenceEngine();

    /**
     * Shrinks a case for as long as the engine is wrong in the same way.
     *
     * @param engine that is wrong
     * @param count how often it was wrong in this way
     * @param from as the sweep counted the case
     * @param found the case itself
     * @param kind how the engine is wrong
     * @return the smallest case
     */
    static ShrunkMistake shrinking(GradientEngine engine, long count, SweptCase from, Case found, VerdictKind kind) {
        SmallCase start = new SmallCase(
                found.network().roundedTo(kind.precision()), found.batch().roundedTo(kind.precision()));
        long begin = System.nanoTime();
        GradientCheck check = check(start, kind);
        EngineVerdict again = verdict(engine, start, "case %d of the sweep".formatted(from.index()), check);
        boolean isSlow = System.nanoTime() - begin > LONGEST_VERDICT.toNanos();
        boolean occursAgain = VerdictKind.of(again).equals(kind);
        if (!occursAgain || isSlow) {
            return new ShrunkMistake(engine, count, from, kind, again, occursAgain);
        }
        // A mended engine should agree on the smallest case, too, and not only be untested there.
        Arithmetic arithmetic = again.run().arithmetic().orElse(Arithmetic.undeclared(kind.precision()));
        boolean mustBeTested = isTested(start, check, arithmetic);
        SmallCase smallest = new Shrinker(small -> {
                    GradientCheck ofSmall = check(small, kind);
                    // The engine's verdict last: its diagnosis takes longest.
                    return (!mustBeTested || isTested(small, ofSmall, arithmetic))
                            && VerdictKind.of(verdict(engine, small, SMALLEST, ofSmall))
                                    .equals(kind);
                })
                .smallest(start);
        return new ShrunkMistake(
                engine, count, from, kind, verdict(engine, smallest, SMALLEST, check(smallest, kind)), true);
    }

    /** {@return what is wrong: the id of the diagnosis, or of the outcome} */
    public String cause() {
        return kind.cause();
    }

    /** Whether a right gradient, in the engine's arithmetic, would agree there. */
    private static boolean isTested(SmallCase small, GradientCheck check, Arithmetic arithmetic) {
        Precision precision = check.precision();
        Gradients right = REFERENCE.gradients(
                small.network().roundedTo(precision), small.batch().roundedTo(precision), Precision.DOUBLE);
        Gradients rounded = new Gradients(right.layers().stream()
                .map(layer -> new LayerGradient(
                        layer.dW().map(precision::round), layer.db().map(precision::round)))
                .toList());
        return check.verdict(EngineOutput.of(rounded), arithmetic).outcome() == Outcome.AGREE;
    }

    private static GradientCheck check(SmallCase small, VerdictKind kind) {
        return GradientCheck.of(small.network(), small.batch(), kind.precision());
    }

    private static EngineVerdict verdict(GradientEngine engine, SmallCase small, String about, GradientCheck check) {
        return Sweep.verdict(engine, new Case("found", "sweep", about, small.network(), small.batch()), check);
    }
}
