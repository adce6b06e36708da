package org.gradcheck4j.bound;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Matrix;

/**
 * Bounds on how far an engine's weights and biases are from those of a network. Layers count from 1.
 *
 * @param errorsOfW E(W[1]) … E(W[L])
 * @param errorsOfB E(b[1]) … E(b[L])
 */
public record ParameterErrors(List<Matrix> errorsOfW, List<Matrix> errorsOfB) {

    /** Keeps unmodifiable copies. */
    public ParameterErrors {
        errorsOfW = List.copyOf(errorsOfW);
        errorsOfB = List.copyOf(errorsOfB);
    }

    /**
     * {@return the bounds of every layer}
     *
     * @param depth L
     * @param errorOfW E(W[i]) by i
     * @param errorOfB E(b[i]) by i
     */
    public static ParameterErrors of(int depth, IntFunction<Matrix> errorOfW, IntFunction<Matrix> errorOfB) {
        return new ParameterErrors(
                IntStream.rangeClosed(1, depth).mapToObj(errorOfW).toList(),
                IntStream.rangeClosed(1, depth).mapToObj(errorOfB).toList());
    }

    Matrix errorOfW(int i) {
        return errorsOfW.get(i - 1);
    }

    Matrix errorOfB(int i) {
        return errorsOfB.get(i - 1);
    }
}
