package org.gradcheck4j.harness.evaluation.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** Every fault of the diagnosis table that one network can have, its parameters drawn at random. */
public final class FaultCatalogue {

    /** DL4J's default clip; 1 − ε would be 1 in half. */
    private static final double DL4J_CLIP = 1e-5;

    /** PyTorch's floor; it would be 0 in half. */
    private static final double PYTORCH_FLOOR = 1e-12;

    /** The smallest clip drawn at random, in units of u: 1 − ε differs from 1. */
    private static final double CLIP_FLOOR = 4;

    /** The largest clip drawn at random. */
    private static final double LARGEST_CLIP = 0.1;

    /** Relative changes of a single entry run from this many u up to 1, so that some are below every bound. */
    private static final double SMALLEST_CHANGE = 2;

    private static final int CHANGES = 3;

    private final Random random;
    private final Network network;
    private final Precision precision;
    private final int m;
    private final List<Fault> faults = new ArrayList<>();

    private FaultCatalogue(Random random, Network network, int m, Precision precision) {
        this.random = random;
        this.network = network;
        this.precision = precision;
        this.m = m;
    }

    /** {@return the faults, at least one of each id that can occur} */
    public static List<Fault> draw(long seed, Network network, int m, Precision precision) {
        FaultCatalogue catalogue = new FaultCatalogue(new Random(seed), network, m, precision);
        catalogue.addScales();
        catalogue.addOutputFaults();
        catalogue.addLayerFaults();
        catalogue.addParametric();
        catalogue.addEntryFaults();
        catalogue.addLowerPrecisions();
        catalogue.addPair();
        return List.copyOf(catalogue.faults);
    }

    private Fault sum() {
        return Fault.of("sum-not-mean", "sum", new MeanFault(1, 1));
    }

    private void addScales() {
        faults.add(sum());
        faults.add(Fault.of("scaled", "1/(2m)", new MeanFault(m, 0.5)));
        faults.add(Fault.of("scaled", "divided twice", new MeanFault(m, 1.0 / m)));
        if (m > 1) {
            faults.add(Fault.of("scaled", "1/(m-1)", new MeanFault(m - 1, 1)));
        }
        double c = precision.round(logUniform(0.01, 100));
        faults.add(Fault.of("scaled", "random c", new MeanFault(m, c)));
        faults.add(Fault.of("sign-flipped", "sign", new MeanFault(m, -1)));
    }

    private void addOutputFaults() {
        faults.add(Fault.of("labels-flipped", "1 - y", LabelFault.FLIPPED));
        faults.add(Fault.of("labels-broadcast", "mean y", LabelFault.BROADCAST));
        double smallest = CLIP_FLOOR * precision.unitRoundoff();
        faults.add(clipped("random clip", logUniform(smallest, LARGEST_CLIP)));
        faults.add(floored("random floor", logUniform(smallest, LARGEST_CLIP)));
        if (precision != Precision.HALF) {
            faults.add(clipped("DL4J's clip", DL4J_CLIP));
            faults.add(floored("PyTorch's floor", PYTORCH_FLOOR));
        }
    }

    private static Fault clipped(String form, double epsilon) {
        return Fault.of("clipped-loss", form, new ClippedLossFault(epsilon));
    }

    private static Fault floored(String form, double epsilon) {
        return Fault.of("clipped-loss", form, new FlooredSlopeFault(epsilon));
    }

    private Fault transposed(int i) {
        Layer layer = network.layer(i);
        String form = layer.inputs() == layer.outputs() ? "square" : "not square";
        return Fault.of("transposed", form, new TransposedFault(i));
    }

    private void addLayerFaults() {
        faults.add(transposed(1 + random.nextInt(network.depth())));
        List<Integer> squares =
                layers(i -> network.layer(i).inputs() == network.layer(i).outputs());
        squares.forEach(i -> faults.add(transposed(i)));
        if (!squares.isEmpty()) {
            faults.add(Fault.of("own-activation", "every square layer", new OwnActivationFault(Set.copyOf(squares))));
        }
        if (squares.size() > 1) {
            faults.add(Fault.of("own-activation", "one square layer", new OwnActivationFault(Set.of(any(squares)))));
        }
        List<Integer> hidden = layers(i -> i < network.depth());
        if (!hidden.isEmpty()) {
            addSlopes("every layer", Set.copyOf(hidden));
        }
        if (hidden.size() > 1) {
            addSlopes("one layer", Set.of(any(hidden)));
        }
    }

    private void addSlopes(String form, Set<Integer> layers) {
        faults.add(Fault.of("missing-sigmoid-derivative", form, new SlopeFault(0, layers)));
        faults.add(Fault.of("repeated-sigmoid-derivative", form, new SlopeFault(2, layers)));
    }

    private void addParametric() {
        if (network.depth() > 1) {
            double rate = precision.round(logUniform(0.01, 10));
            faults.add(Fault.of("updated-weights", "random r", new UpdatedWeightsFault(rate)));
        }
        double lambda = precision.round(logUniform(1e-4, 1));
        faults.add(Fault.of("l2-included", "weights", new WeightDecayFault(lambda, false)));
        faults.add(Fault.of("l2-included", "biases too", new WeightDecayFault(lambda, true)));
        if (m > 1) {
            faults.add(Fault.of("sample-dropped", "by m - 1", new SampleDroppedFault(random.nextInt(m), m - 1)));
            faults.add(Fault.of("sample-dropped", "by m", new SampleDroppedFault(random.nextInt(m), m)));
        }
    }

    private void addEntryFaults() {
        for (int k = 0; k < CHANGES; k++) {
            double r = precision.round(logUniform(SMALLEST_CHANGE * precision.unitRoundoff(), 1));
            faults.add(Fault.of("single-entry", "random change", entry(r)));
        }
        faults.add(Fault.of("single-entry", "zero", entry(-1)));
        faults.add(Fault.of("single-entry", "other sign", entry(-2)));
        faults.add(Fault.of("non-finite", "NaN", entry(Double.NaN)));
        faults.add(Fault.of("non-finite", "infinity", entry(Double.POSITIVE_INFINITY)));
    }

    private EntryFault entry(double relative) {
        int layer = 1 + random.nextInt(network.depth());
        boolean bias = random.nextInt(4) == 0;
        Layer shape = network.layer(layer);
        int size = bias ? shape.bias().size() : shape.weights().size();
        return new EntryFault(layer, bias, random.nextInt(size), relative);
    }

    private void addLowerPrecisions() {
        switch (precision) {
            case DOUBLE -> faults.add(Fault.inArithmetic("float32", RoundedArithmetic.of(Precision.FLOAT)));
            case FLOAT -> {
                faults.add(Fault.inArithmetic("float16", RoundedArithmetic.of(Precision.HALF)));
                RoundedArithmetic inFloat = RoundedArithmetic.of(Precision.FLOAT);
                faults.add(Fault.inArithmetic("TF32 factors", inFloat.withFactor(AcceleratorFormat.TF32::round)));
                faults.add(
                        Fault.inArithmetic("bfloat16 factors", inFloat.withFactor(AcceleratorFormat.BFLOAT16::round)));
            }
            case HALF ->
                faults.add(Fault.inArithmetic("bfloat16", RoundedArithmetic.of(AcceleratorFormat.BFLOAT16::round)));
        }
    }

    /** One pair of those that the network can have: the diagnosis takes longest for them. */
    private void addPair() {
        List<Fault> pairs = new ArrayList<>();
        List<Integer> matrices =
                layers(i -> network.layer(i).inputs() > 1 && network.layer(i).outputs() > 1);
        List<Integer> hidden = layers(i -> i < network.depth());
        if (m > 1 && !matrices.isEmpty()) {
            pairs.add(sum().and(transposed(any(matrices))));
        }
        if (m > 1) {
            double lambda = precision.round(logUniform(1e-3, 1));
            pairs.add(Fault.of("l2-included", "weights", new WeightDecayFault(lambda, false))
                    .and(sum()));
            pairs.add(Fault.of("labels-flipped", "1 - y", LabelFault.FLIPPED).and(sum()));
        }
        if (m > 1 && !hidden.isEmpty()) {
            pairs.add(Fault.of("missing-sigmoid-derivative", "every layer", new SlopeFault(0, Set.copyOf(hidden)))
                    .and(sum()));
        }
        if (!pairs.isEmpty()) {
            faults.add(pairs.get(random.nextInt(pairs.size())));
        }
    }

    private List<Integer> layers(IntPredicate which) {
        return IntStream.rangeClosed(1, network.depth()).filter(which).boxed().toList();
    }

    private int any(List<Integer> layers) {
        return layers.get(random.nextInt(layers.size()));
    }

    /** Draws a number whose logarithm is uniform. */
    private double logUniform(double from, double to) {
        return Math.exp(Math.log(from) + random.nextDouble() * Math.log(to / from));
    }
}
