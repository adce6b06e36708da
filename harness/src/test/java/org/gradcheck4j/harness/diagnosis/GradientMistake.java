package org.gradcheck4j.harness.diagnosis;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** What becomes of one finished gradient. */
@FunctionalInterface
interface GradientMistake {

    Matrix of(TensorName tensor, Matrix right);

    /** {@return the gradients of a correct backprop, each changed by this and rounded to the precision} */
    default Gradients in(DiagnosisCase given) {
        Gradients right = given.right();
        return new Gradients(IntStream.rangeClosed(1, right.depth())
                .mapToObj(i -> new LayerGradient(
                        of(TensorName.dW(i), right.layer(i).dW()).map(given.precision()::round),
                        of(TensorName.db(i), right.layer(i).db()).map(given.precision()::round)))
                .toList());
    }

    /** {@return a change of some tensors alone} */
    static GradientMistake in(Predicate<TensorName> some, UnaryOperator<Matrix> change) {
        return (tensor, right) -> some.test(tensor) ? change.apply(right) : right;
    }
}
