package org.gradcheck4j.harness.evaluation.soundness;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.experiment.Histogram;
import org.gradcheck4j.harness.evaluation.soundness.StatisticsKey.Tensors;

/** Prints what a run found, as Markdown. */
final class SoundnessTable {

    private static final double LARGE_QUANTILE = 0.999;
    private static final double PER_MILLE = 1000;
    private static final double PER_CENT = 100;

    /** Edges of the histogram of error ÷ bound: 0 and powers of ten. */
    private static final double[] OF_BOUND = {0, 1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1};

    /** Edges of the histogram of error ÷ 6 standard deviations. */
    private static final double[] OF_DEVIATIONS = {0, 1e-4, 1e-3, 1e-2, 1e-1, 1};

    private final List<PartialResult> parts;
    private final PrintStream out;

    SoundnessTable(List<PartialResult> parts, PrintStream out) {
        this.parts = List.copyOf(parts);
        this.out = out;
    }

    void print() {
        printHead();
        List<String> engines = engines();
        for (SizeClass size : SizeClass.values()) {
            for (String engine : engines) {
                row(
                        size.label(),
                        engine,
                        key -> isGradient(key, size) && key.engine().equals(engine));
            }
        }
        row("all", "all", key -> !key.repeated() && key.tensors() == Tensors.GRADIENT);
        row(
                "of these, trained weights",
                "all",
                key -> key.trained() && !key.repeated() && key.tensors() == Tensors.GRADIENT);
        row("repeated samples", "all", key -> key.repeated() && key.tensors() == Tensors.GRADIENT);
        row("activations", "all", key -> !key.repeated() && key.tensors() == Tensors.ACTIVATIONS);
        print("%n");
        histogram("error ÷ bound", OF_BOUND, errors -> errors.ofBound);
        histogram("error ÷ 6 sd", OF_DEVIATIONS, errors -> errors.ofDeviations);
    }

    /** Prints a row for each engine, whatever the size of the case. */
    void printByEngine() {
        printHead();
        for (String engine : engines()) {
            row("all sizes", engine, key -> key.engine().equals(engine) && key.tensors() == Tensors.GRADIENT);
        }
        print("%n");
    }

    private void printHead() {
        PartialResult first = parts.get(0);
        print("### %s, seed %d%n%n", first.precision().id(), first.seed());
        print(
                "%,d gradients of %,d networks judged; %d violations, and %d inconclusive for what their errors have in common. Set apart: %,d networks that the precision cannot"
                        + " hold, %,d gradients of engines whose loss clips an output.%n%n",
                sum(PartialResult::gradients),
                sum(PartialResult::cases) - sum(PartialResult::unsupported),
                violations().count(),
                doubted().count(),
                sum(PartialResult::unsupported),
                sum(PartialResult::clipped));
        violations().forEach(violation -> print("- VIOLATION %s%n", violation));
        doubted().forEach(each -> print("- INCONCLUSIVE %s%n", each));
        print("| gradient | of | gradients | entries | error ÷ bound: median | p99 | p99.9 | max | untested"
                + " | error ÷ 6 sd: p99.9 | outliers per 1,000 | gradients with any |%n");
        print("|---|---|---|---|---|---|---|---|---|---|---|---|%n");
    }

    private List<String> engines() {
        return statistics().map(each -> each.key().engine()).distinct().sorted().toList();
    }

    private Stream<String> doubted() {
        return parts.stream().flatMap(part -> part.doubted().stream());
    }

    /** {@return every violation of the run} */
    Stream<String> violations() {
        return parts.stream().flatMap(part -> part.violations().stream());
    }

    private Stream<PartialResult.Counted> statistics() {
        return parts.stream().flatMap(part -> part.statistics().stream());
    }

    private static boolean isGradient(StatisticsKey key, SizeClass size) {
        return key.size() == size && !key.repeated() && key.tensors() == Tensors.GRADIENT;
    }

    private long sum(ToIntFunction<PartialResult> number) {
        return parts.stream().mapToLong(number::applyAsInt).sum();
    }

    private ErrorStatistics total(Predicate<StatisticsKey> which) {
        ErrorStatistics total = new ErrorStatistics();
        statistics().filter(each -> which.test(each.key())).forEach(each -> total.addAll(each.errors()));
        return total;
    }

    private void row(String what, String engine, Predicate<StatisticsKey> which) {
        ErrorStatistics errors = total(which);
        if (errors.outputs > 0) {
            print(
                    "| %s | %s | %,d | %,d | %.2g | %.2g | %.2g | %.2g | %.1f %% | %.2g | %.3f | %.2f %% |%n",
                    what,
                    engine,
                    errors.outputs,
                    errors.entries,
                    errors.ofBound.quantile(1.0 / 2),
                    errors.ofBound.quantile(1 - 1 / PER_CENT),
                    errors.ofBound.quantile(LARGE_QUANTILE),
                    errors.largest,
                    PER_CENT * errors.untested / errors.entries,
                    errors.ofDeviations.quantile(LARGE_QUANTILE),
                    PER_MILLE * errors.outliers / errors.entries,
                    PER_CENT * errors.outputsWithOutlier / errors.outputs);
        }
    }

    private void histogram(String what, double[] edges, Function<ErrorStatistics, Histogram> of) {
        print("| %s, share of entries | ", what);
        print(Arrays.stream(edges)
                .skip(1)
                .mapToObj(edge -> String.format(Locale.ROOT, "< %.0e", edge))
                .collect(Collectors.joining(" | ")));
        print(" | more |%n|---|");
        print("---|".repeat(edges.length) + "%n");
        for (SizeClass size : SizeClass.values()) {
            Histogram counts = of.apply(total(key -> isGradient(key, size)));
            if (counts.total() > 0) {
                print("| %s |", size.label());
                for (int k = 0; k < edges.length; k++) {
                    double next = k + 1 < edges.length ? edges[k + 1] : Double.POSITIVE_INFINITY;
                    print(" %.3f %% |", PER_CENT * counts.between(edges[k], next) / counts.total());
                }
                print("%n");
            }
        }
        print("%n");
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }
}
