package org.gradcheck4j.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;

/** Prints how sharp the bounds are on ordinary random networks. */
final class Sharpness {

    private static final int SIGMAS = 6;

    private Sharpness() {}

    /** Runs all sizes, or those named, such as {@code 4-8-1}; the second argument is the number of networks. */
    public static void main(String[] args) {
        print(64, 40, 4, 8, 1);
        print(569, 4, 30, 16, 8, 1);
        print(32, 20, 30, 16, 8, 1);
        print(569, 4, 30, 64, 32, 1);
        print(32, 20, 30, 64, 32, 1);
        print(1, 2000, 1, 1);
        print(64, 500, 1, 1);
        if (args.length > 0) {
            print(512, 1, 784, 256, 128, 1);
        }
    }

    private static void print(int m, int networks, int... widths) {
        List<Double> used = new ArrayList<>();
        List<Double> usedPlain = new ArrayList<>();
        List<Double> relative = new ArrayList<>();
        List<Double> relativePlain = new ArrayList<>();
        List<Double> usual = new ArrayList<>();
        double time = 0;
        double statisticalTime = 0;
        for (int seed = 0; seed < networks; seed++) {
            var c = RandomCases.ordinary(seed, Precision.FLOAT, m, widths);
            EmulatedEngine engine = EmulatedEngine.seeded(seed);
            ExactPass exact = ExactOracle.of(c.network(), c.batch());
            long start = System.nanoTime();
            ErrorBound bound = ForwardErrorBound.of(exact, engine.arithmetic(Precision.FLOAT));
            time += System.nanoTime() - start;
            start = System.nanoTime();
            ErrorBound deviation = StatisticalBound.of(exact, engine.arithmetic(Precision.FLOAT));
            statisticalTime += System.nanoTime() - start;
            ErrorBound plain = ForwardErrorBound.plain(exact, engine.arithmetic(Precision.FLOAT));
            Map<String, Matrix> actual =
                    engine.gradients(c.network(), c.batch(), Precision.FLOAT).tensors();
            actual.forEach((name, tensor) -> {
                ExactMatrix truth = Objects.requireNonNull(exact.tensors().get(name));
                Matrix tight = Objects.requireNonNull(bound.tensors().get(name));
                Matrix sd = Objects.requireNonNull(deviation.tensors().get(name));
                Matrix loose = Objects.requireNonNull(plain.tensors().get(name));
                for (int k = 0; k < tensor.size(); k++) {
                    double b = tight.get(k);
                    double p = loose.get(k);
                    usual.add(truth.error(k, tensor.get(k)) / (SIGMAS * sd.get(k)));
                    used.add(truth.error(k, tensor.get(k)) / b);
                    usedPlain.add(truth.error(k, tensor.get(k)) / p);
                    relative.add(b / Math.abs(truth.high(k)));
                    relativePlain.add(p / Math.abs(truth.high(k)));
                }
            });
        }
        System.out.printf(
                "%s m=%d: used p99.9 %.2g (plain %.2g), max %.2g, median %.2g; bound/|gradient| median %.2g (plain %.2g); %.1f ms%n",
                Arrays.toString(widths),
                m,
                quantile(used, 0.999),
                quantile(usedPlain, 0.999),
                quantile(used, 1),
                quantile(used, 0.5),
                quantile(relative, 0.5),
                quantile(relativePlain, 0.5),
                time / networks / 1e6);
        System.out.printf(
                "    6 standard deviations: used p99.9 %.2g, median %.2g, max %.2g, beyond %d of %d; %.1f ms%n",
                quantile(usual, 0.999),
                quantile(usual, 0.5),
                quantile(usual, 1),
                usual.stream().filter(x -> x > 1).count(),
                usual.size(),
                statisticalTime / networks / 1e6);
    }

    private static double quantile(List<Double> values, double q) {
        double[] sorted = values.stream().mapToDouble(x -> x).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1.0, q * sorted.length)];
    }
}
