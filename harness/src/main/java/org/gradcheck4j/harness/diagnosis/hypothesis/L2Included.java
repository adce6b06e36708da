package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** dW + λW, the biases left out; then with db + λb. */
final class L2Included implements Hypothesis {

    static final DiagnosisId ID = new DiagnosisId("l2-included");

    /** λ itself, its product with W, and the sum. */
    private static final double ROUNDINGS = 3;

    @Override
    public DiagnosisId id() {
        return ID;
    }

    @Override
    public boolean hasParameter() {
        return true;
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        return Stream.of(false, true).flatMap(biases -> candidates(base, evidence, biases));
    }

    private Stream<Candidate> candidates(Candidate base, Evidence evidence, boolean biases) {
        double u = evidence.arithmetic().unitRoundoff();
        LinearFit fit = new LinearFit();
        for (TensorName tensor : evidence.backwards()) {
            Predicted predicted = evidence.predicted(base, tensor);
            Matrix actual = evidence.actual(tensor);
            boolean decays = biases || tensor.is(TensorName.Quantity.dW);
            Matrix parameter = parameter(evidence, tensor);
            for (int k = 0; k < actual.size(); k++) {
                double difference = actual.get(k) - predicted.value().get(k);
                double slack = predicted.slack(k)
                        + ROUNDINGS * u * (Math.abs(actual.get(k)) + Math.abs(difference))
                        + evidence.arithmetic().underflow();
                if (decays && parameter.get(k) != 0) {
                    fit.add(difference, parameter.get(k), slack);
                } else if (!(Math.abs(difference) <= slack)) {
                    return Stream.empty();
                }
            }
            if (fit.allowed().isEmpty()) {
                return Stream.empty();
            }
        }
        if (!fit.succeeds()) {
            return Stream.empty();
        }
        return fit.likely().map(lambda -> candidate(base, evidence, biases, lambda));
    }

    private Candidate candidate(Candidate base, Evidence evidence, boolean biases, double lambda) {
        String sentence =
                ("every dW holds λW on top, λ = %s (λm = %s)%s: the gradient is that of the loss with an L2 penalty; "
                                + "set the penalty to 0 (scikit-learn: alpha=0; DL4J: no l2; PyTorch: weight_decay=0), or compare "
                                + "without it")
                        .formatted(
                                BriefNumber.brief(lambda),
                                BriefNumber.brief(lambda * evidence.batch()),
                                biases ? ", and every db λb" : ", the biases left out");
        return base.with(
                        new Decay(
                                evidence, lambda, biases, evidence.arithmetic().unitRoundoff()),
                        new Supposition(ID, sentence, Map.of("lambda", lambda)))
                .fitted();
    }

    private static Matrix parameter(Evidence evidence, TensorName tensor) {
        var layer = evidence.network().layer(tensor.layer());
        return tensor.is(TensorName.Quantity.dW) ? layer.weights() : layer.bias();
    }

    private record Decay(Evidence evidence, double lambda, boolean biases, double u) implements GradientChange {

        @Override
        public Predicted weights(int i, Predicted dW) {
            return plus(dW, evidence.network().layer(i).weights());
        }

        @Override
        public Predicted bias(int i, Predicted db) {
            return biases ? plus(db, evidence.network().layer(i).bias()) : db;
        }

        private Predicted plus(Predicted gradient, Matrix parameter) {
            Matrix value = gradient.value().map(parameter, (d, w) -> d + lambda * w);
            Matrix sizes = gradient.value().map(parameter, (d, w) -> Math.abs(d) + Math.abs(lambda * w));
            Matrix rounding = sizes.map(
                    size -> ROUNDINGS * u * size + evidence.arithmetic().underflow());
            return new Predicted(value, gradient.bound().map(rounding, (b, r) -> b * (1 + ROUNDINGS * u) + r));
        }
    }
}
