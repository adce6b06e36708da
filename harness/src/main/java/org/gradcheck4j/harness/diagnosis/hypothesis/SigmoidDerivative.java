package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.departure.Departure;

/** Hidden dZ[i] = dA[i] s^k with k other than 1, in every hidden layer; then in one alone. dZ[L] = A − y stays. */
final class SigmoidDerivative implements Hypothesis {

    private final DiagnosisId id;
    private final int power;
    private final String what;

    private SigmoidDerivative(DiagnosisId id, int power, String what) {
        this.id = id;
        this.power = power;
        this.what = what;
    }

    static SigmoidDerivative missing() {
        return new SigmoidDerivative(
                new DiagnosisId("missing-sigmoid-derivative"),
                0,
                "dZ = dA lacks the factor σ'(Z) = A(1 − A), %s: A − y holds in the last layer alone, where the "
                        + "derivative of the loss cancels it; multiply dA by A(1 − A), from there back");
    }

    static SigmoidDerivative repeated() {
        return new SigmoidDerivative(
                new DiagnosisId("repeated-sigmoid-derivative"),
                2,
                "dZ = dA ∘ σ'(Z)² has the factor σ'(Z) = A(1 − A) twice, %s, as where both the layer and its "
                        + "activation apply it; multiply dA by A(1 − A) once");
    }

    @Override
    public DiagnosisId id() {
        return id;
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        int hidden = evidence.depth() - 1;
        Departure everywhere = base.departure();
        for (int i = 1; i <= hidden; i++) {
            everywhere = everywhere.withSlopePower(i, power);
        }
        Candidate all = base.with(everywhere, Supposition.of(id, what.formatted("in every hidden layer")));
        return Stream.concat(
                Candidate.only(hidden > 1, all),
                IntStream.iterate(hidden, i -> i >= 1, i -> i - 1)
                        .mapToObj(i -> base.with(
                                base.departure().withSlopePower(i, power),
                                new Supposition(id, what.formatted("in layer " + i), Map.of("layer", (double) i)))));
    }
}
