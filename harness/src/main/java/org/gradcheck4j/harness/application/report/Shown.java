package org.gradcheck4j.harness.application.report;

import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.model.TensorName;

/** What an engine showed of its passes: nothing can be said of the rest. */
enum Shown {
    /** Its computation failed, or is not supported. */
    NOTHING(""),

    /** The gradients alone. */
    GRADIENTS(
            "It showed its gradients alone, no activations and no loss. So its forward pass, each Z and A, and the loss"
                    + " J were not checked by themselves. If dW[i] agrees, A[i−1] is most likely right, too. dZ[i] is judged by dW[i]"
                    + " and db[i], going back from the last layer."),

    /** Gradients and loss, but no activations. */
    LOSS(
            "It showed its loss J, but no activations. So its forward pass, each Z and A, was not checked by itself. If"
                    + " dW[i] agrees, A[i−1] is most likely right, too. dZ[i] is judged by dW[i] and db[i], going back from the last layer."),

    /** Activations and gradients, but no loss. */
    ACTIVATIONS(
            "Z[i] is judged by A[i], and dZ[i] by dW[i] and db[i]: forward through A, then back from the last layer. It"
                    + " showed no loss J, so that was not checked."),

    /** Activations, loss and gradients. */
    ALL(
            "Z[i] is judged by A[i], and dZ[i] by dW[i] and db[i]: forward through A to the loss J, then back from the last layer.");

    private final String sentences;

    Shown(String sentences) {
        this.sentences = sentences;
    }

    static Shown of(EngineVerdict verdict) {
        if (verdict.verdict().tensors().isEmpty()) {
            return NOTHING;
        }
        boolean loss = has(verdict, TensorName.Quantity.J);
        return has(verdict, TensorName.Quantity.A) ? loss ? ALL : ACTIVATIONS : loss ? LOSS : GRADIENTS;
    }

    private static boolean has(EngineVerdict verdict, TensorName.Quantity quantity) {
        return verdict.verdict().tensors().stream().map(TensorComparison::name).anyMatch(name -> name.is(quantity));
    }

    /** What can be told from that, in sentences; empty if nothing can. */
    String inWords() {
        return sentences;
    }
}
