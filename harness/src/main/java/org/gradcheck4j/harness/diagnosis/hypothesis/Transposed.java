package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Layers;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** One layer's dW transposed, then every layer's; if it is not square, the buffer of dWᵀ read in the shape of dW. */
final class Transposed extends Hypothesis {

    Transposed() {
        super("transposed");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        Layers all = Layers.upTo(evidence.depth(), i -> true);
        return Stream.concat(all.alone(), all.together())
                .map(layers -> base.changing(
                        (tensor, before) -> tensor.is(TensorName.Quantity.dW) && layers.contains(tensor.layer())
                                ? new Predicted(transposed(before.value()), transposed(before.bound()))
                                : before,
                        mistake(
                                what(layers, evidence)
                                        + ", for example if one side keeps W as [inputs × outputs] and the "
                                        + "other as [outputs × inputs]",
                                remedy(layers, evidence),
                                layers)));
    }

    private static String remedy(Layers layers, Evidence evidence) {
        return layers.numbers().stream().allMatch(evidence::isSquare)
                ? "transpose it, or read its buffer in the order in which it was written"
                : "read the buffer in the order in which it was written (NumPy: order='C' or 'F'); transpose dWᵀ, do not reshape it";
    }

    private static String what(Layers layers, Evidence evidence) {
        String name = layers.isOne() ? "dW" + layers.first() : "every dW";
        if (layers.numbers().stream().allMatch(evidence::isSquare)) {
            return name + " is transposed: the product is A dZᵀ in place of dZ Aᵀ, or its buffer is read by columns";
        }
        String shape = layers.isOne()
                ? evidence.network().layer(layers.first()).weights().shape()
                : "the shape of dW";
        return "%s holds the right numbers in the order of its transpose: a buffer that was written by rows is read by columns, or dWᵀ is reshaped to %s"
                .formatted(name, shape);
    }

    private static Matrix transposed(Matrix matrix) {
        return Matrix.of(matrix.rows(), matrix.columns(), matrix.transpose().toArray());
    }
}
