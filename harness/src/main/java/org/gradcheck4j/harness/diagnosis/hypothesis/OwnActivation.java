package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;

/** dW[i] = 1/m dZ[i] A[i]ᵀ, wherever that fits; then in one layer alone. */
final class OwnActivation implements Hypothesis {

    static final DiagnosisId ID = new DiagnosisId("own-activation");

    @Override
    public DiagnosisId id() {
        return ID;
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        List<Integer> square = IntStream.rangeClosed(1, evidence.depth())
                .filter(i -> evidence.network().layer(i).inputs()
                        == evidence.network().layer(i).outputs())
                .boxed()
                .toList();
        Departure everywhere = base.departure();
        for (int i : square) {
            everywhere = everywhere.withOwnActivation(i);
        }
        String where = "in every layer where the shapes allow it";
        Stream<Candidate> all = Candidate.only(
                square.size() > 1,
                base.with(everywhere, Supposition.of(ID, sentence("dW[i]", "A[i]", "A[i−1]", where))));
        return Stream.concat(
                all,
                square.stream()
                        .map(i -> base.with(
                                base.departure().withOwnActivation(i),
                                new Supposition(
                                        ID,
                                        sentence("dW" + i, "A" + i, i == 1 ? "X" : "A" + (i - 1), "in layer " + i),
                                        Map.of("layer", (double) i)))));
    }

    private static String sentence(String dW, String own, String before, String where) {
        return ("%s is made with %s, the layer's own output, in place of %s, its input, %s: Z[i] = W[i] A[i−1] + b[i], "
                        + "so the derivative by W[i] is the input; use %s")
                .formatted(dW, own, before, where, before);
    }
}
