package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.bound.ParameterErrors;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.Mistake;
import org.gradcheck4j.harness.diagnosis.candidate.OtherNetwork;
import org.gradcheck4j.harness.diagnosis.candidate.PassChange;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.diagnosis.fit.DroppedNeurons;
import org.gradcheck4j.harness.diagnosis.fit.NewtonFit;
import org.gradcheck4j.harness.diagnosis.fit.NonlinearFit;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/**
 * Some hidden neurons are set to 0 for every sample, and the others count 1/(1 − p) times: in every hidden layer; then only
 * in those layers that have lost a neuron.
 *
 * <p>To multiply A[i] by such factors is to multiply the columns of W[i+1] by them, and the columns of dW[i+1] once more.
 */
final class DropoutActive extends Hypothesis {

    /** In one number: p itself, 1 − p, the quotient, and its product with an activation, or with dA. */
    private static final int ROUNDINGS = 4;

    /** The product of a weight and the factor is held in double. */
    private static final int OWN_ROUNDINGS = 1;

    private static final double[] USUAL = {0.5, 0.2, 0.1, 0.3};

    /** The largest that people use. */
    private static final double LARGEST = 0.9;

    DropoutActive() {
        super("dropout-active");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        if (!base.mistakes().isEmpty()) {
            return Stream.empty();
        }
        DroppedNeurons everywhere = DroppedNeurons.shownBy(evidence);
        return Stream.of(everywhere, everywhere.inTheirLayers())
                .distinct()
                .filter(dropped -> dropped.isPossible(evidence))
                .filter(dropped -> !isMaskAlone(base, evidence, dropped))
                .flatMap(dropped -> candidates(base, evidence, dropped));
    }

    /** Whether the neurons are missing, and the others are as they were: that is no dropout, or one that nobody can tell. */
    private boolean isMaskAlone(Candidate base, Evidence evidence, DroppedNeurons dropped) {
        return evidence.fits(candidate(base, evidence, dropped, 0), evidence.gradients());
    }

    private Stream<Candidate> candidates(Candidate base, Evidence evidence, DroppedNeurons dropped) {
        NewtonFit guess = new NewtonFit(
                evidence,
                scale -> {
                    Map<TensorName, Matrix> all =
                            new HashMap<>(NewtonFit.gradients(dropped.network(evidence.network(), scale), evidence));
                    all.replaceAll((name, gradient) -> name.is(TensorName.Quantity.dW)
                            ? dropped.ofInputs(name.layer(), gradient, scale)
                            : gradient);
                    return all;
                },
                NewtonFit.SMALL);
        Stream<Candidate> usual = Arrays.stream(USUAL)
                .filter(p -> guess.fits(1 / (1 - p)))
                .mapToObj(p -> candidate(base, evidence, dropped, p));
        Stream<Candidate> fitted = Stream.of(guess)
                .flatMap(each -> each.from(1 / dropped.shareKept(evidence), 1 / (1 - LARGEST)))
                .filter(scale -> scale > 1)
                .flatMap(scale -> new NonlinearFit(
                                evidence,
                                evidence.gradients(),
                                p -> candidate(base, evidence, dropped, Math.min(LARGEST, p)))
                        .valuesNear(1 - 1 / scale))
                .filter(p -> p > 0 && p <= LARGEST)
                .map(p -> candidate(base, evidence, dropped, p).fitted());
        return Stream.concat(usual, fitted);
    }

    private Candidate candidate(Candidate base, Evidence evidence, DroppedNeurons dropped, double p) {
        double scale = 1 / (1 - p);
        Map<String, Double> parameters = new HashMap<>(dropped.parameters());
        parameters.put("p", p);
        String sentence =
                ("%s are 0 for every sample, and the activations of the other neurons are 1/(1 − p) times as large, p = %s, "
                                + "and so is what goes back through them: as if dropout is active")
                        .formatted(dropped.text(), Figures.sixDigits(p));
        return base.changing(
                new Masked(network(evidence, dropped, scale), dropped, scale),
                new Mistake(
                        id(), sentence, "switch it off (PyTorch: model.eval(); Keras: training=False)", parameters));
    }

    private static OtherNetwork network(Evidence evidence, DroppedNeurons dropped, double scale) {
        Arithmetic arithmetic = evidence.arithmetic();
        Network masked = dropped.network(evidence.network(), scale);
        double relative = (ROUNDINGS + OWN_ROUNDINGS) * arithmetic.unitRoundoff();
        ParameterErrors parameterErrors = ParameterErrors.of(
                masked.depth(),
                i -> masked.layer(i).weights().map(w -> relative * Math.abs(w)),
                i -> masked.layer(i).bias().map(b -> 0));
        // An activation is rounded as often as σ, and then ROUNDINGS times more; the product may underflow, too.
        Arithmetic rounded = arithmetic
                .withSigmoid(arithmetic.sigmoidRelative() + ROUNDINGS, arithmetic.sigmoidAbsolute())
                .withUnderflow(2 * arithmetic.underflow());
        return new OtherNetwork(masked, parameterErrors, rounded, evidence);
    }

    /** The network with the factors in its weights, seen as the engine shows it: A[i] and dW[i+1] have them, too. */
    private record Masked(OtherNetwork network, DroppedNeurons dropped, double scale) implements PassChange {

        @Override
        public Predicted changed(TensorName tensor, Predicted before) {
            Predicted plain = network.changed(tensor, before);
            int i = tensor.layer();
            return switch (tensor.quantity()) {
                case dW ->
                    new Predicted(dropped.ofInputs(i, plain.value(), scale), dropped.ofInputs(i, plain.bound(), scale));
                case A ->
                    new Predicted(
                            dropped.ofOutputs(i, plain.value(), scale), dropped.ofOutputs(i, plain.bound(), scale));
                case db, J -> plain;
            };
        }
    }
}
