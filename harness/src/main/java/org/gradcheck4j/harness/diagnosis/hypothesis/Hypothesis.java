package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;

/**
 * One way in which people get a gradient wrong. It turns a computation into the computations that an engine would have
 * done with this mistake on top; whether one of them gives the engine's numbers is for {@link CandidateTest} to say.
 */
public interface Hypothesis {

    /** {@return the id in reports} */
    DiagnosisId id();

    /** {@return whether a number is estimated from the engine's gradients} */
    default boolean hasParameter() {
        return false;
    }

    /** {@return whether it multiplies every gradient by one number} */
    default boolean isFactor() {
        return false;
    }

    /**
     * {@return the computations with this mistake, likeliest first, computed as they are asked for}
     *
     * @param base the formula, or the formula with another mistake
     * @param evidence the engine's numbers, for what is to be estimated
     */
    Stream<Candidate> candidates(Candidate base, Evidence evidence);
}
