package org.gradcheck4j.harness.diagnosis.fit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/**
 * The neurons of some hidden layers that dropout has set to 0, the same for every sample, as the exact zeros of an engine's
 * gradient show. The others count 1/(1 − p) times.
 *
 * @param byLayer those of each layer that has dropout, each from 0; a layer may have lost none
 */
public record DroppedNeurons(Map<Integer, Set<Integer>> byLayer) {

    /** 1/(1 − p) for the largest p. */
    private static final double LARGEST_FACTOR = 10;

    /** {@return those that the gradient shows, if every hidden layer has dropout} */
    public static DroppedNeurons shownBy(Evidence evidence) {
        Map<Integer, Set<Integer>> dropped = new TreeMap<>();
        for (int i = 1; i < evidence.depth(); i++) {
            Matrix db = evidence.actual(TensorName.db(i));
            Matrix dW = evidence.actual(TensorName.dW(i));
            Matrix next = evidence.actual(TensorName.dW(i + 1));
            Set<Integer> neurons = new TreeSet<>();
            for (int n = 0; n < db.size(); n++) {
                int neuron = n;
                if (db.get(n) == 0
                        && IntStream.range(0, dW.columns()).allMatch(k -> dW.get(neuron, k) == 0)
                        && IntStream.range(0, next.rows()).allMatch(k -> next.get(k, neuron) == 0)) {
                    neurons.add(n);
                }
            }
            dropped.put(i, neurons);
        }
        return new DroppedNeurons(dropped);
    }

    /** {@return whether there are any, and every layer has others; no product with a factor may overflow} */
    public boolean isPossible(Evidence evidence) {
        return evidence.network().layers().stream()
                        .allMatch(layer ->
                                layer.weights().map(w -> LARGEST_FACTOR * w).isFinite())
                && byLayer.values().stream().anyMatch(neurons -> !neurons.isEmpty())
                && byLayer.entrySet().stream()
                        .allMatch(each -> each.getValue().size()
                                < evidence.network().layer(each.getKey()).outputs());
    }

    /** {@return these, if only layers that have lost a neuron have dropout} */
    public DroppedNeurons inTheirLayers() {
        Map<Integer, Set<Integer>> some = new HashMap<>(byLayer);
        some.values().removeIf(Set::isEmpty);
        return new DroppedNeurons(some);
    }

    /** {@return the share of the neurons of these layers that is kept} */
    public double shareKept(Evidence evidence) {
        ToDoubleFunction<Integer> neurons = i -> evidence.network().layer(i).outputs();
        double all = byLayer.keySet().stream().mapToDouble(neurons).sum();
        double dropped = byLayer.values().stream().mapToDouble(Set::size).sum();
        return (all - dropped) / all;
    }

    /** {@return by what a neuron's activation is multiplied} */
    private double factor(int layer, int neuron, double scale) {
        Set<Integer> dropped = byLayer.get(layer);
        return dropped == null ? 1 : dropped.contains(neuron) ? 0 : scale;
    }

    /** {@return the network in which each weight has the factor of its input} */
    public Network network(Network network, double scale) {
        return new Network(IntStream.rangeClosed(1, network.depth())
                .mapToObj(i -> new Layer(
                        ofInputs(i, network.layer(i).weights(), scale),
                        network.layer(i).bias()))
                .toList());
    }

    /** {@return a matrix in the shape of W[i], each column times the factor of its input} */
    public Matrix ofInputs(int i, Matrix matrix, double scale) {
        return Matrix.generate(matrix.rows(), matrix.columns(), (r, c) -> matrix.get(r, c) * factor(i - 1, c, scale));
    }

    /** {@return a matrix in the shape of A[i], each row times the factor of its neuron} */
    public Matrix ofOutputs(int i, Matrix matrix, double scale) {
        return Matrix.generate(matrix.rows(), matrix.columns(), (r, c) -> matrix.get(r, c) * factor(i, r, scale));
    }

    /** {@return each as a parameter of the diagnosis: its activation, which is 0} */
    public Map<String, Double> parameters() {
        Map<String, Double> all = new LinkedHashMap<>();
        byLayer.forEach((i, neurons) -> neurons.forEach(n -> all.put("A%d[%d]".formatted(i, n), 0.0)));
        return all;
    }

    /** {@return these in words} */
    public String text() {
        List<String> places = new TreeMap<>(byLayer)
                .entrySet().stream()
                        .filter(each -> !each.getValue().isEmpty())
                        .map(each -> "A%d%s".formatted(each.getKey(), each.getValue()))
                        .toList();
        return String.join(" and ", places);
    }
}
