package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Sets a candidate against an engine's numbers, backwards from the last layer, so that a wrong one fails early.
 *
 * <p>It is accepted where every entry lies within the bound of what it predicts, some prediction is more than twice the
 * formula's bound away from the formula's number, and enough of them are beyond that bound once; all of these count only
 * where they are beyond the prediction's own bound too, or one number would do for both.
 */
public final class CandidateTest {

    private static final int APART = 2;

    private final Evidence evidence;

    public CandidateTest(Evidence evidence) {
        this.evidence = evidence;
    }

    /** How well a prediction was met. */
    public enum Outcome {
        /** It was not, or it is the formula's own. */
        REFUTED,
        /** It was, but its own bound is so wide that the formula's numbers would have done, too. */
        WIDE,
        /** It was, but all that it says beside the formula's is that numbers vanish: others say that too. */
        VANISHING,
        /** It was. */
        ACCEPTED
    }

    /** {@return whether the engine's numbers are the candidate's} */
    public Outcome of(Candidate candidate) {
        int different = 0;
        int telling = 0;
        boolean eligible = false;
        boolean clear = false;
        boolean present = false;
        for (TensorName tensor : tensors()) {
            Predicted predicted = evidence.predicted(candidate, tensor);
            boolean fits = fits(predicted, tensor);
            if (!fits && (!tensor.equals(TensorName.LOSS) || evidence.disagrees(TensorName.LOSS))) {
                return Outcome.REFUTED;
            }
            for (int k = 0; fits && k < evidence.exact(tensor).size(); k++) {
                double value = predicted.value().get(k);
                double change = evidence.exact(tensor).error(k, value);
                boolean tells = change > predicted.slack(k);
                if (change > evidence.bound(tensor, k)) {
                    different++;
                    telling += tells ? 1 : 0;
                }
                if (change > APART * evidence.bound(tensor, k)) {
                    eligible = true;
                    clear |= tells;
                    present |= tells && Math.abs(value) > predicted.slack(k);
                }
            }
        }
        if (!eligible || different < candidate.needs()) {
            return Outcome.REFUTED;
        }
        if (!clear || telling < candidate.needs()) {
            return Outcome.WIDE;
        }
        return present ? Outcome.ACCEPTED : Outcome.VANISHING;
    }

    /** {@return whether the engine's numbers are the candidate's, and not merely nothing} */
    public boolean accepts(Candidate candidate) {
        return of(candidate) == Outcome.ACCEPTED;
    }

    /** The gradients backwards; then the loss, which may be the formula's though the gradient is not. */
    private List<TensorName> tensors() {
        List<TensorName> tensors = new ArrayList<>(evidence.backwards());
        if (evidence.shows(TensorName.LOSS)) {
            tensors.add(TensorName.LOSS);
        }
        return tensors;
    }

    /** {@return whether some tensors, at least, are the candidate's} */
    boolean fits(Candidate candidate, List<TensorName> tensors) {
        return tensors.stream().allMatch(tensor -> fits(evidence.predicted(candidate, tensor), tensor));
    }

    private boolean fits(Predicted predicted, TensorName tensor) {
        Matrix actual = evidence.actual(tensor);
        for (int k = 0; k < actual.size(); k++) {
            if (!(Math.abs(actual.get(k) - predicted.value().get(k)) <= predicted.slack(k))) {
                return false;
            }
        }
        return true;
    }
}
