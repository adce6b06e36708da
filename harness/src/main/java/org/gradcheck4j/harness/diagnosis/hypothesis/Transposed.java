package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;

/** One layer's dW transposed, then every layer's; where it is not square, the buffer of dWᵀ read in dW's shape. */
final class Transposed implements Hypothesis {

    static final DiagnosisId ID = new DiagnosisId("transposed");

    @Override
    public DiagnosisId id() {
        return ID;
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        int L = evidence.depth();
        Stream<Candidate> one = IntStream.iterate(L, i -> i >= 1, i -> i - 1).mapToObj(i -> {
            Matrix W = evidence.network().layer(i).weights();
            String what = W.rows() == W.columns()
                    ? "dW%d is transposed: the product is A dZᵀ in place of dZ Aᵀ".formatted(i)
                    : "dW%d holds the right numbers in the wrong order: those of its transpose, read as %s"
                            .formatted(i, W.shape());
            return candidate(base, Set.of(i), what, Map.of("layer", (double) i));
        });
        Set<Integer> all = IntStream.rangeClosed(1, L).boxed().collect(Collectors.toSet());
        String what =
                "every dW is transposed: the product is A dZᵀ in place of dZ Aᵀ, or its buffer is read by columns";
        return Stream.concat(one, Candidate.only(L > 1, candidate(base, all, what, Map.of())));
    }

    private Candidate candidate(Candidate base, Set<Integer> layers, String what, Map<String, Double> parameters) {
        String sentence = what
                + ", as where one side keeps W as [inputs × outputs] and the other as [outputs × inputs]; transpose it";
        return base.with(new Transposition(layers), new Supposition(ID, sentence, parameters));
    }

    private record Transposition(Set<Integer> layers) implements GradientChange {

        @Override
        public Predicted weights(int i, Predicted dW) {
            return layers.contains(i) ? new Predicted(turned(dW.value()), turned(dW.bound())) : dW;
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
