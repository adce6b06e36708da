package org.gradcheck4j.model;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Computes gradients: the interface that users implement. An engine is found with {@link java.util.ServiceLoader} and
 * is then compared with everything else.
 *
 * <p>An engine is given values that its precision holds exactly, and returns the formula's gradient: the mean over the
 * batch, dW[i] of the shape of W[i]. It may throw; that is a verdict of its own. It is called by one thread at a time, but not always by
 * the same one.
 *
 * <p>A {@link Matrix} holds its entries row by row (row-major, as C, NumPy and PyTorch do by default): {@link Matrix#toArray()} of
 * W[i] has the weights of the first neuron first. Samples are columns: X is {@code [n_0 × m]}.
 */
public interface GradientEngine {

    /** {@return the name that users type, in lower case with hyphens, such as {@code reference}} */
    String name();

    /** {@return the precisions it computes in; it is never asked for another} */
    default Set<Precision> precisions() {
        return EnumSet.allOf(Precision.class);
    }

    /**
     * Says why this engine cannot compute one gradient in particular, if so.
     *
     * @param network its weights and biases rounded to the precision
     * @param batch its features and labels rounded to the precision
     * @param precision to compute in, one of {@link #precisions()}
     * @return the reason, a clause that fits after a colon; empty if it can
     */
    default Optional<String> unsupported(Network network, Batch batch, Precision precision) {
        return Optional.empty();
    }

    /**
     * Computes dW[i] and db[i] of every layer.
     *
     * @param network its weights and biases rounded to the precision
     * @param batch its features and labels rounded to the precision
     * @param precision to compute in
     * @return the gradient of the mean binary cross-entropy over the batch
     */
    Gradients gradients(Network network, Batch batch, Precision precision);

    /**
     * Computes the activations and the loss, if the engine can show them. They are judged before the gradient.
     *
     * @param network as for the gradient
     * @param batch as for the gradient
     * @param precision to compute in
     * @return A[1] … A[L] and J; empty if the engine does not show them
     */
    default Optional<ForwardPass> forward(Network network, Batch batch, Precision precision) {
        return Optional.empty();
    }

    /**
     * Computes the gradient, and the activations and the loss if the engine can show them. This is what is called first; override
     * it, too, if one pass gives both, as with automatic differentiation. Repeats ask for the {@link #gradients} alone.
     *
     * @param network as for the gradient
     * @param batch as for the gradient
     * @param precision to compute in
     * @return what {@link #forward} and {@link #gradients} return, called one after the other, unless the engine knows better
     */
    default EngineOutput output(Network network, Batch batch, Precision precision) {
        return new EngineOutput(forward(network, batch, precision), gradients(network, batch, precision));
    }

    /**
     * Describes the arithmetic, for the error bound that this engine is judged by. What is not declared is found: the engine
     * agrees if it does for some σ, underflow and sums that libraries have. The more is declared, the smaller are the errors
     * that are noticed.
     *
     * @param precision to compute in
     * @return an arithmetic of which nothing is declared, unless the engine knows better
     */
    default Arithmetic arithmetic(Precision precision) {
        return Arithmetic.undeclared(precision);
    }

    /**
     * Says whether the engine clips its output before the loss. Beyond the clip, its gradient is that of another loss. No verdict
     * depends on this: judging does not use it. The project's own measurements do, to leave out what a clip changes.
     *
     * @return ε, in (0, 1/2), if the loss is that of the output clipped to [ε, 1 − ε]; empty if nothing is clipped
     */
    default OptionalDouble outputClip() {
        return OptionalDouble.empty();
    }
}
