package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;

/**
 * A mistake in how dZ[L] is made. Nearly all change the last layer: if that is right already, or if the base makes the same step in
 * another way, there is nothing to try.
 */
abstract class OutputHypothesis extends Hypothesis {

    private final Predicate<Departure> isTaken;

    /** A hypothesis about a step that a base may have taken. */
    OutputHypothesis(String id, Predicate<Departure> isTaken) {
        super(id);
        this.isTaken = isTaken;
    }

    @Override
    public final Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        return isTaken.test(base.departure()) || (changesLastLayer() && evidence.fitsLastLayer(base))
                ? Stream.empty()
                : candidatesOfOutput(base, evidence).filter(evidence::fitsLastLayer);
    }

    /** {@return whether the last layer is wrong whenever the others are} */
    boolean changesLastLayer() {
        return true;
    }

    /** {@return the computations with this mistake; those that do not fit the last layer are left out later} */
    abstract Stream<Candidate> candidatesOfOutput(Candidate base, Evidence evidence);
}
