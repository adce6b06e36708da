package org.gradcheck4j.harness.evaluation.certification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.diagnosis.hypothesis.DiagnosisId;
import org.gradcheck4j.harness.evaluation.injection.BothDeviations;
import org.gradcheck4j.harness.evaluation.injection.ClippedLossFault;
import org.gradcheck4j.harness.evaluation.injection.Deviation;
import org.gradcheck4j.harness.evaluation.injection.FlooredSlopeFault;
import org.gradcheck4j.harness.evaluation.injection.LabelFault;
import org.gradcheck4j.harness.evaluation.injection.MeanFault;
import org.gradcheck4j.harness.evaluation.injection.OwnActivationFault;
import org.gradcheck4j.harness.evaluation.injection.SampleDroppedFault;
import org.gradcheck4j.harness.evaluation.injection.SlopeFault;
import org.gradcheck4j.harness.evaluation.injection.TransposedFault;
import org.gradcheck4j.harness.evaluation.injection.UpdatedWeightsFault;
import org.gradcheck4j.harness.evaluation.injection.WeightDecayFault;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Layer;

/**
 * What a diagnosis says was done, so that it can be done again: whether it leads to the same gradient is then for our
 * own backprop to say, not for the diagnosis.
 */
final class ClaimedDeviations {

    private final List<Layer> layers;
    private final int m;
    private final Diagnosis diagnosis;

    ClaimedDeviations(GradientCheck check, Diagnosis diagnosis) {
        this.layers = check.solution().network().layers();
        this.m = check.solution().batch().size();
        this.diagnosis = diagnosis;
    }

    /** {@return every form that the parameters leave open; empty where nothing can be done again} */
    List<Deviation> deviations() {
        List<Deviation> all = List.of(Deviation.NONE);
        for (DiagnosisId id : diagnosis.id().parts()) {
            List<Deviation> with = new ArrayList<>();
            for (Deviation before : all) {
                of(id.text()).forEach(each -> with.add(new BothDeviations(before, each)));
            }
            all = with;
        }
        return all;
    }

    private Stream<Deviation> of(String id) {
        return switch (id) {
            case "sum-not-mean" -> Stream.of(new MeanFault(1, 1));
            case "sign-flipped" -> Stream.of(new MeanFault(m, -1));
            case "scaled" -> with("c", c -> Stream.of(new MeanFault(m, c)));
            case "labels-flipped" -> Stream.of(LabelFault.FLIPPED);
            case "labels-broadcast" -> Stream.of(LabelFault.BROADCAST);
            case "transposed" -> layers(i -> true).stream().map(TransposedFault::new);
            case "own-activation" -> allOrOne(layers(this::square)).map(OwnActivationFault::new);
            case "missing-sigmoid-derivative" -> hidden().map(each -> new SlopeFault(0, each));
            case "repeated-sigmoid-derivative" -> hidden().map(each -> new SlopeFault(2, each));
            case "updated-weights" -> with("r", r -> Stream.of(new UpdatedWeightsFault(r)));
            case "l2-included" ->
                with(
                        "lambda",
                        lambda -> Stream.of(new WeightDecayFault(lambda, false), new WeightDecayFault(lambda, true)));
            case "sample-dropped" ->
                with(
                        "sample",
                        k -> Stream.of(new SampleDroppedFault((int) k, m - 1), new SampleDroppedFault((int) k, m)));
            case "clipped-loss" ->
                with("epsilon", epsilon -> Stream.of(new ClippedLossFault(epsilon), new FlooredSlopeFault(epsilon)));
            default -> Stream.empty();
        };
    }

    private Stream<Set<Integer>> hidden() {
        return allOrOne(layers(i -> i < layers.size()));
    }

    private static Stream<Set<Integer>> allOrOne(List<Integer> some) {
        return Stream.concat(Stream.of(Set.copyOf(some)), some.stream().map(Set::of));
    }

    private List<Integer> layers(IntPredicate which) {
        return IntStream.rangeClosed(1, layers.size()).filter(which).boxed().collect(Collectors.toList());
    }

    private boolean square(int i) {
        return layers.get(i - 1).inputs() == layers.get(i - 1).outputs();
    }

    private interface FromParameter {
        Stream<Deviation> of(double value);
    }

    private Stream<Deviation> with(String parameter, FromParameter deviations) {
        Double value = diagnosis.parameters().get(parameter);
        return value == null ? Stream.empty() : deviations.of(value);
    }
}
