package org.gradcheck4j.harness.diagnosis.fit;

import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** What came of comparing a candidate with an engine's numbers. */
public enum CandidateOutcome {
    /**
     * The numbers are not the candidate's, or the candidate does not differ clearly from the formula: a prediction whose
     * bound is so wide that the formula's numbers would fit as well proves nothing.
     */
    REFUTED,
    /** The numbers are the candidate's, but all that differ from the formula's are 0: others predict that too. */
    ONLY_ZEROS,
    /** The numbers are the candidate's, and not the formula's. */
    ACCEPTED;

    /** A prediction counts only if it differs from the formula by more than this many of the formula's bounds. */
    private static final int CLEARLY_DIFFERENT = 2;

    /**
     * Compares, from the last layer back, so that most wrong candidates fail early.
     *
     * <p>A candidate is {@code ACCEPTED} if all of these hold:
     *
     * <ol>
     *   <li>Every gradient lies within the candidate's bound of what the candidate predicts. So does every activation, if the
     *       candidate changes the forward pass. So does the loss, unless it agrees with the formula, or the candidate says
     *       nothing of it.
     *   <li>In at least one entry the prediction is not 0, and differs from the formula by more than twice the formula's
     *       bound and by more than the candidate's bound.
     *   <li>The entries that differ from the formula confirm it: {@link Confirmation}. Numbers that are exactly 0, of a candidate that
     *       predicts little else, need no confirmation: {@code ONLY_ZEROS} does not tell their cause.
     * </ol>
     *
     * @param candidate the computation that the engine may have done
     * @param evidence the engine's numbers and the formula's
     * @return what came of it
     */
    public static CandidateOutcome of(Candidate candidate, Evidence evidence) {
        Confirmation confirmation = new Confirmation();
        boolean clear = false;
        boolean notZero = false;
        boolean exactZeros = true;
        for (TensorName tensor : evidence.predictable(candidate)) {
            Predicted predicted = evidence.predicted(candidate, tensor);
            Matrix value = predicted.value();
            boolean fits = predicted.fits(evidence.actual(tensor));
            // The loss may be the formula's though the gradient is not.
            if (!fits && (!tensor.equals(TensorName.LOSS) || evidence.disagrees(tensor, 0))) {
                return REFUTED;
            }
            for (int k = 0; fits && k < value.size(); k++) {
                double change = evidence.exact(tensor).error(k, value.get(k));
                double bound = evidence.bound(tensor, k);
                double allowed = predicted.allowedError(k);
                if (change > bound) {
                    confirmation.add(change, allowed);
                }
                if (change > CLEARLY_DIFFERENT * bound && change > allowed) {
                    clear = true;
                    notZero |= Math.abs(value.get(k)) > allowed;
                    exactZeros &= evidence.actual(tensor).get(k) == 0;
                }
            }
        }
        if (clear && !notZero && exactZeros) {
            return ONLY_ZEROS;
        }
        boolean isConfirmed = clear && confirmation.suffices(candidate, evidence);
        return isConfirmed ? notZero ? ACCEPTED : ONLY_ZEROS : REFUTED;
    }
}
