package org.gradcheck4j.harness.application.sweep;

import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.model.GradientEngine;

/**
 * What an engine does wrong, on the smallest case that was found for it.
 *
 * @param engine that does it
 * @param count of verdicts in the sweep with the same cause, in every precision
 * @param from the case of the sweep that was shrunk
 * @param shrunk the verdict on the smallest case
 * @param occursAgain whether the engine did the same when it was asked again; if not, the case is not shrunk
 */
public record Finding(GradientEngine engine, long count, SweptCase from, EngineVerdict shrunk, boolean occursAgain) {

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
    static Finding shrinking(GradientEngine engine, long count, SweptCase from, Case found, VerdictKind kind) {
        SmallCase start = new SmallCase(
                found.network().roundedTo(kind.precision()), found.batch().roundedTo(kind.precision()));
        EngineVerdict again = verdict(engine, start, kind);
        if (!isSame(again, kind)) {
            return new Finding(engine, count, from, again, false);
        }
        SmallCase smallest = new Shrinker(small -> isSame(verdict(engine, small, kind), kind)).smallest(start);
        return new Finding(engine, count, from, verdict(engine, smallest, kind), true);
    }

    /** {@return what is wrong: the id of the diagnosis, or of the outcome} */
    public String cause() {
        return shrunk.cause();
    }

    private static EngineVerdict verdict(GradientEngine engine, SmallCase small, VerdictKind kind) {
        return Sweep.verdict(
                engine,
                new Case("shrunk", "sweep", "a case of a sweep, shrunk", small.network(), small.batch()),
                kind.precision());
    }

    /** A call that does not return takes minutes each time: what is not thrown is no failure to look for again. */
    private static boolean isSame(EngineVerdict verdict, VerdictKind kind) {
        return VerdictKind.of(verdict).equals(kind)
                && (kind.outcome() != Outcome.FAILED || verdict.run().thrown().isPresent());
    }
}
