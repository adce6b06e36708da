package org.gradcheck4j.harness.evaluation.soundness;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints what a run found, as Markdown. */
final class SoundnessTable {

    private static final double MOST = 0.999;
    private static final double PER_MILLE = 1000;
    private static final double PER_CENT = 100;

    /** Edges of the histograms: 0 and powers of ten. */
    private static final double[] USED = {0, 1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1};

    private static final double[] SPREAD = {0, 1e-4, 1e-3, 1e-2, 1e-1, 1};

    private final List<PartialResult> chunks;
    private final Map<StatisticsKey, ErrorStatistics> tallies = new LinkedHashMap<>();
    private final PrintStream out;

    SoundnessTable(List<PartialResult> chunks, PrintStream out) {
        this.chunks = List.copyOf(chunks);
        this.out = out;
        chunks.stream().flatMap(chunk -> chunk.tallies().stream()).forEach(each -> tallies.computeIfAbsent(
                        each.kind(), kind -> new ErrorStatistics())
                .addAll(each.tally()));
    }

    void print() {
        PartialResult first = chunks.get(0);
        print("### %s, seed %d%n%n", first.precision().id(), first.seed());
        print(
                "%,d gradients of %,d networks judged; %d violations. Set apart: %,d networks that the precision cannot"
                        + " hold, %,d gradients of DL4J's layers whose loss clips an output.%n%n",
                sum(PartialResult::gradients),
                sum(PartialResult::questions) - sum(PartialResult::unsupported),
                violations().count(),
                sum(PartialResult::unsupported),
                sum(PartialResult::clipped));
        violations().forEach(violation -> print("- VIOLATION %s%n", violation));
        print("| gradient | of | gradients | entries | error ÷ bound: median | p99 | p99.9 | max | untested"
                + " | error ÷ 6 sd: p99.9 | unusual per 1,000 | gradients with any |%n");
        print("|---|---|---|---|---|---|---|---|---|---|---|---|%n");
        for (SizeClass size : SizeClass.values()) {
            for (String engine : engines()) {
                row(
                        size.label(),
                        engine,
                        kind -> kind.size() == size
                                && kind.engine().equals(engine)
                                && !kind.repeated()
                                && kind.part() == StatisticsKey.Part.GRADIENT);
            }
        }
        row("all", "all", kind -> !kind.repeated() && kind.part() == StatisticsKey.Part.GRADIENT);
        row("repeated samples", "all", kind -> kind.repeated() && kind.part() == StatisticsKey.Part.GRADIENT);
        row("activations", "all", kind -> !kind.repeated() && kind.part() == StatisticsKey.Part.ACTIVATIONS);
        print("%n");
        histogram("error ÷ bound", USED, tally -> tally.used);
        histogram("error ÷ 6 sd", SPREAD, tally -> tally.spread);
    }

    /** {@return every violation of the run} */
    Stream<String> violations() {
        return chunks.stream().flatMap(chunk -> chunk.violations().stream());
    }

    private Set<String> engines() {
        return tallies.keySet().stream().map(StatisticsKey::engine).collect(Collectors.toCollection(TreeSet::new));
    }

    private long sum(ToIntFunction<PartialResult> part) {
        return chunks.stream().mapToLong(part::applyAsInt).sum();
    }

    private ErrorStatistics total(Predicate<StatisticsKey> which) {
        ErrorStatistics total = new ErrorStatistics();
        tallies.forEach((kind, tally) -> {
            if (which.test(kind)) {
                total.addAll(tally);
            }
        });
        return total;
    }

    private void row(String what, String engine, Predicate<StatisticsKey> which) {
        ErrorStatistics tally = total(which);
        if (tally.passes > 0) {
            print(
                    "| %s | %s | %,d | %,d | %.2g | %.2g | %.2g | %.2g | %.1f %% | %.2g | %.3f | %.2f %% |%n",
                    what,
                    engine,
                    tally.passes,
                    tally.entries,
                    tally.used.quantile(1.0 / 2),
                    tally.used.quantile(1 - 1 / PER_CENT),
                    tally.used.quantile(MOST),
                    tally.largest,
                    PER_CENT * tally.untested / tally.entries,
                    tally.spread.quantile(MOST),
                    PER_MILLE * tally.unusual / tally.entries,
                    PER_CENT * tally.unusualPasses / tally.passes);
        }
    }

    private void histogram(String what, double[] edges, Function<ErrorStatistics, Histogram> of) {
        print("| %s, share of entries | ", what);
        print(Arrays.stream(edges).skip(1).mapToObj("< %.0e"::formatted).collect(Collectors.joining(" | ")));
        print(" | more |%n|---|");
        print("---|".repeat(edges.length) + "%n");
        for (SizeClass size : SizeClass.values()) {
            Histogram counts = of.apply(total(
                    kind -> kind.size() == size && !kind.repeated() && kind.part() == StatisticsKey.Part.GRADIENT));
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
