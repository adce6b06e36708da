package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.gradcheck4j.harness.evaluation.backprop.FaultyStep;
import org.gradcheck4j.harness.evaluation.backprop.NumberArithmetic;

/**
 * Inverted dropout with one mask for all samples: some neurons are 0, the others count 1/(1 − p) times.
 *
 * @param p the probability
 * @param dropped the neurons that are 0, each from 0, by hidden layer; a layer that is missing has no dropout
 */
record DropoutActiveFault(double p, Map<Integer, Set<Integer>> dropped) implements FaultyStep {

    static final Fault FAULT =
            new Fault("dropout-active", DropoutActiveFault::draw, DropoutActiveFault::fromParameters);

    private static final List<Double> USUAL = List.of(0.1, 0.2, 0.3, 0.5);
    private static final double SMALLEST = 0.05;
    private static final double LARGEST = 0.8;

    private static final Pattern NEURON = Pattern.compile("A(\\d+)\\[(\\d+)]");

    private static List<InjectedFault> draw(FaultContext context, RandomParameters random) {
        List<Integer> wide = context.layers(
                i -> i < context.network().depth() && context.network().layer(i).outputs() > 1);
        if (wide.isEmpty()) {
            return List.of();
        }
        double usual = random.any(USUAL);
        double any = context.precision().round(random.logUniform(SMALLEST, LARGEST));
        List<InjectedFault> forms = new ArrayList<>();
        forms.add(FAULT.form(
                "usual p", new DropoutActiveFault(usual, everywhere(context, masks(context, wide, random)))));
        forms.add(
                FAULT.form("random p", new DropoutActiveFault(any, everywhere(context, masks(context, wide, random)))));
        forms.add(FAULT.form("some layers", new DropoutActiveFault(usual, masks(context, wide, random))));
        return forms;
    }

    /** Every layer loses at least one neuron, and keeps one. */
    private static Map<Integer, Set<Integer>> masks(
            FaultContext context, List<Integer> layers, RandomParameters random) {
        Map<Integer, Set<Integer>> masks = new HashMap<>();
        for (int i : layers) {
            int neurons = context.network().layer(i).outputs();
            int kept = random.below(neurons);
            Set<Integer> mask = new HashSet<>();
            for (int n = 0; n < neurons; n++) {
                if (n != kept && (mask.isEmpty() || random.below(2) == 0)) {
                    mask.add(n);
                }
            }
            masks.put(i, mask);
        }
        return masks;
    }

    private static Map<Integer, Set<Integer>> everywhere(FaultContext context, Map<Integer, Set<Integer>> masks) {
        Map<Integer, Set<Integer>> all = new HashMap<>(masks);
        context.hiddenLayers().forEach(i -> all.putIfAbsent(i, Set.of()));
        return all;
    }

    private static Stream<FaultyStep> fromParameters(FaultContext context, Map<String, Double> parameters) {
        Map<Integer, Set<Integer>> masks = new HashMap<>();
        parameters.keySet().stream()
                .map(NEURON::matcher)
                .filter(Matcher::matches)
                .forEach(neuron -> masks.computeIfAbsent(Integer.valueOf(neuron.group(1)), layer -> new HashSet<>())
                        .add(Integer.valueOf(neuron.group(2))));
        return Stream.ofNullable(parameters.get("p"))
                .flatMap(p -> Stream.of(
                        new DropoutActiveFault(p, everywhere(context, masks)), new DropoutActiveFault(p, masks)));
    }

    @Override
    public DD factorOfNeuron(NumberArithmetic numbers, int i, int neuron, DD usual) {
        Set<Integer> mask = dropped.get(i);
        if (mask == null) {
            return usual;
        }
        DD one = numbers.of(1);
        return mask.contains(neuron) ? numbers.of(0) : numbers.dividedBy(one, numbers.minus(one, numbers.of(p)));
    }
}
