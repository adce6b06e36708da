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
                                "transpose it",
                                layers)));
    }

    private static String what(Layers layers, Evidence evidence) {
        if (!layers.isOne()) {
            return "every dW is transposed: the product is A dZᵀ in place of dZ Aᵀ, or its buffer is read by columns";
        }
        int i = layers.first();
        return evidence.isSquare(i)
                ? "dW%d is transposed: the product is A dZᵀ in place of dZ Aᵀ".formatted(i)
                : "dW%d holds the right numbers in the wrong order: those of its transpose, read as %s"
                        .formatted(i, evidence.network().layer(i).weights().shape());
    }

    private static Matrix transposed(Matrix matrix) {
        return Matrix.of(matrix.rows(), matrix.columns(), matrix.transpose().toArray());
    }
}
