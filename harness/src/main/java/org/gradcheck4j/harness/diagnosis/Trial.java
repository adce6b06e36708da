package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.reference.ExactMatrix;

/**
 * Sets a suspect against an engine's numbers, backwards from the last layer, so that a wrong one fails early.
 *
 * <p>It is convicted where every entry lies within the bound of what it predicts, and enough of them tell it from the
 * formula: the prediction is more than twice the formula's bound away, and more than its own.
 */
final class Trial {

    private static final int APART = 2;

    private final Evidence evidence;

    Trial(Evidence evidence) {
        this.evidence = evidence;
    }

    /** {@return whether the engine's numbers are the suspect's} */
    boolean convicts(Suspect suspect) {
        int telling = 0;
        for (String tensor : evidence.backwards()) {
            Predicted predicted = evidence.predicted(suspect, tensor);
            if (!fits(predicted, tensor)) {
                return false;
            }
            telling += telling(predicted, tensor);
        }
        if (evidence.shows("J")) {
            Predicted loss = evidence.predicted(suspect, "J");
            boolean fits = fits(loss, "J");
            if (!fits && evidence.disagrees("J")) {
                return false;
            }
            telling += fits ? telling(loss, "J") : 0;
        }
        return telling >= suspect.needs();
    }

    /** {@return whether some tensors, at least, are the suspect's} */
    boolean fits(Suspect suspect, List<String> tensors) {
        return tensors.stream().allMatch(tensor -> fits(evidence.predicted(suspect, tensor), tensor));
    }

    private boolean fits(Predicted predicted, String tensor) {
        Matrix actual = evidence.actual(tensor);
        for (int k = 0; k < actual.size(); k++) {
            if (!(Math.abs(actual.get(k) - predicted.value().get(k)) <= predicted.slack(k))) {
                return false;
            }
        }
        return true;
    }

    /** How many entries would not do for both. */
    private int telling(Predicted predicted, String tensor) {
        ExactMatrix exact = evidence.exact(tensor);
        int telling = 0;
        for (int k = 0; k < exact.size(); k++) {
            double change = exact.error(k, predicted.value().get(k));
            if (change > APART * evidence.bound(tensor, k) && change > predicted.slack(k)) {
                telling++;
            }
        }
        return telling;
    }
}
