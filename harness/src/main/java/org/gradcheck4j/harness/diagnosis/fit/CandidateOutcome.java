package org.gradcheck4j.harness.diagnosis.fit;

import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** What came of comparing a candidate with an engine's numbers. */
public enum CandidateOutcome {
    /** The numbers are not the candidate's; or they are, but do not confirm it. */
    REJECTED,
    /** The numbers are the candidate's, but all that differ clearly from the formula's are 0: others predict that too. */
    ONLY_ZEROS,
    /** The numbers are the candidate's, and not the formula's. */
    ACCEPTED;

    /** A prediction counts only if it differs from the formula by more than this many of the formula's bounds. */
    private static final int CLEARLY_DIFFERENT = 2;

    /**
     * Compares, from the last layer back, so that most wrong candidates fail early.
     *
     * <p>The numbers <em>fit</em> if every gradient lies within the candidate's bound of what the candidate predicts. So must every
     * activation, if the candidate changes the forward pass; and the loss, unless it agrees with the formula, or the candidate
     * says nothing of it. An entry differs <em>clearly</em> from the formula if the prediction does so by more than twice the
     * formula's bound, and by more than the candidate's: of a wider bound, the formula's own numbers would fit as well.
     *
     * <ul>
     *   <li>{@code REJECTED}: the numbers do not fit; or no entry differs clearly; or the engine's numbers that disagree with the
     *       formula do not confirm the candidate ({@link Confirmation}), and are not all exactly 0. A number that agrees with
     *       the formula, too, confirms nothing.
     *   <li>{@code ONLY_ZEROS}: they fit, some entry differs clearly, and for every entry that differs clearly, the prediction is 0.
     *       Numbers that are exactly 0 need no confirmation, since this outcome does not tell their cause.
     *   <li>{@code ACCEPTED}: they fit, one of those that differ clearly is not predicted to be 0, and they confirm the candidate.
     * </ul>
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
                return REJECTED;
            }
            for (int k = 0; fits && k < value.size(); k++) {
                double change = evidence.exact(tensor).error(k, value.get(k));
                double bound = evidence.bound(tensor, k);
                double allowed = predicted.allowedError(k);
                if (change > bound && evidence.disagrees(tensor, k)) {
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
        if (!clear || !confirmation.suffices(candidate, evidence)) {
            return REJECTED;
        }
        return notZero ? ACCEPTED : ONLY_ZEROS;
    }
}
