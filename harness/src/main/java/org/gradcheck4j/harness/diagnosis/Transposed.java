package org.gradcheck4j.harness.diagnosis;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;

/** One layer's dW transposed; where it is not square, the buffer of dWᵀ read in dW's shape. */
final class Transposed implements Hypothesis {

    @Override
    public String id() {
        return "transposed";
    }

    @Override
    public Stream<Suspect> suspects(Suspect base, Evidence evidence) {
        return IntStream.iterate(evidence.depth(), i -> i >= 1, i -> i - 1).mapToObj(i -> {
            Matrix W = evidence.network().layer(i).weights();
            String how = W.rows() == W.columns()
                    ? "dW%d is transposed: the product is A dZᵀ in place of dZ Aᵀ".formatted(i)
                    : "dW%d holds the right numbers in the wrong order: those of its transpose, read as %s"
                            .formatted(i, W.shape());
            String sentence = how
                    + ", as where one side keeps W as [inputs × outputs] and the other as [outputs × inputs]; transpose it";
            return base.with(new Transposition(i), new Finding(id(), sentence, Map.of("layer", (double) i)));
        });
    }

    private record Transposition(int layer) implements Change {

        @Override
        public Predicted weights(int i, Predicted dW) {
            return i == layer ? new Predicted(turned(dW.value()), turned(dW.bound())) : dW;
        }

        @Override
        public Predicted bias(int i, Predicted db) {
            return db;
        }

        private static Matrix turned(Matrix matrix) {
            return Matrix.of(matrix.rows(), matrix.columns(), matrix.transpose().toArray());
        }
    }
}
