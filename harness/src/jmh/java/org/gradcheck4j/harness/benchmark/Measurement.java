package org.gradcheck4j.harness.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gradcheck4j.dl4j.BackendUnavailableException;

/** Runs a plan: a fork for each setting and each list of sizes. */
final class Measurement {

    private static final List<String> PRECISIONS = List.of("double", "float");
    private static final List<String> DL4J = List.of(Participants.MULTI_LAYER, Participants.SAME_DIFF);
    private static final int ALL = Integer.MAX_VALUE;
    private static final Effort PEAK = new Effort(5, 5, 200);
    private static final Effort FEW = new Effort(1, 3, 1);
    private static final double NANOS_PER_SECOND = 1e9;

    /** Seconds from which a check by the peer is not repeated. */
    private static final double LONG = 10;

    private final Plan plan;
    private final int threads;
    private final Optional<ClassPath> gpu;
    private final Consumer<String> progress;

    /**
     * Prepares a run.
     *
     * @param plan what to measure
     * @param threads the most that are tried
     * @param gpu the class path of a build for a GPU, if gradients are measured there, too
     * @param progress is told what is measured next
     */
    Measurement(Plan plan, int threads, Optional<ClassPath> gpu, Consumer<String> progress) {
        this.plan = plan;
        this.threads = threads;
        this.gpu = gpu;
        this.progress = progress;
    }

    /** {@return one gradient, ours and those of DL4J's two ways} */
    List<Row> gradients() {
        SideBySide gradients = new SideBySide(Row.GRADIENT);
        for (Work work : plan.gradients()) {
            compare(gradients, GradientBenchmark.class, work, DL4J);
            gpu.ifPresent(classPath -> onGpu(gradients, work, classPath));
        }
        return gradients.rows();
    }

    /** What was not measured leaves its cells empty, and the reason is told. One thread: then it counts beside any of ours. */
    private void onGpu(SideBySide gradients, Work work, ClassPath classPath) {
        Setting setting = new Setting(1, Setting.VECTOR, false);
        try {
            gradients.addPeers(
                    setting,
                    measured(new Fork(
                                    setting,
                                    GradientBenchmark.class,
                                    parameters(DL4J, work.sizes()),
                                    work.effort(),
                                    classPath))
                            .stream()
                            .map(each -> new Measured(
                                    each.by() + Participants.ON_GPU, each.size(), each.precision(), each.timing()))
                            .toList());
        } catch (IllegalStateException e) {
            progress.accept("not measured on a GPU: " + reason(String.valueOf(e.getMessage())));
        }
    }

    /** The probe's line, if it is in what the fork printed; else the first line. */
    static String reason(String printed) {
        String marker = BackendUnavailableException.class.getName() + ": ";
        return printed.lines()
                .filter(line -> line.contains(marker))
                .map(line -> line.substring(line.indexOf(marker) + marker.length()))
                .findFirst()
                .orElse(printed.lines().findFirst().orElse(""));
    }

    /** {@return one product, ours, what the processor's peak would take, and OpenBLAS's} */
    List<Row> kernels() {
        SideBySide kernels = new SideBySide(Row.KERNEL);
        for (int count = 1; count <= threads; count++) {
            Setting setting = new Setting(count, Setting.VECTOR, false);
            Map<String, List<String>> parameters = Map.of("by", List.of(Participants.PEAK), "precision", PRECISIONS);
            List<Measured> peak = measured(new Fork(setting, PeakBenchmark.class, parameters, PEAK));
            for (Work work : plan.kernels()) {
                kernels.addPeers(
                        setting,
                        work.sizes().stream()
                                .flatMap(size -> peak.stream().map(each -> atPeak(each, size, setting.threads())))
                                .toList());
            }
        }
        for (Work work : plan.kernels()) {
            compare(kernels, ProductBenchmark.class, work, List.of(Participants.OPEN_BLAS));
        }
        return kernels.rows();
    }

    /** The time of n³ multiply-adds if each thread does one in the time measured. */
    private static Measured atPeak(Measured multiplyAdd, String size, int threads) {
        return new Measured(
                multiplyAdd.by(),
                size,
                multiplyAdd.precision(),
                multiplyAdd.timing().times(Math.pow(ProductBenchmark.rows(size), 3) / threads));
    }

    /** {@return one whole check, ours and DL4J's} */
    List<Row> checks() {
        SideBySide checks = new SideBySide(Row.CHECK);
        Work work = plan.checks();
        for (Setting setting : Setting.ours(threads)) {
            checks.addOurs(setting, check(setting, Participants.OURS, work.sizes(), ALL, work.effort()));
        }
        dl4jChecks(checks);
        return checks.rows();
    }

    /** How long a peer's work would take, in one of the settings that may be its best. */
    private record Estimate(Setting setting, Measured whole) {}

    /**
     * What a check of some entries takes says how long all would take. In the setting in which that is least, all are checked, if
     * it is not too long.
     */
    private void dl4jChecks(SideBySide checks) {
        List<Estimate> estimates = Setting.peers(threads).stream()
                .flatMap(setting -> estimates(setting).stream())
                .toList();
        Set<Estimate> best = new LinkedHashSet<>();
        for (int count = 1; count <= threads; count++) {
            int most = count;
            for (String size : plan.checks().sizes()) {
                estimates.stream()
                        .filter(each -> each.setting().threads() <= most
                                && each.whole().size().equals(size))
                        .min(Comparator.comparingDouble(
                                each -> each.whole().timing().median()))
                        .ifPresent(best::add);
            }
        }
        for (Estimate each : best) {
            double seconds = each.whole().timing().median() / NANOS_PER_SECOND;
            checks.addPeers(
                    each.setting(),
                    seconds > plan.patienceSeconds()
                            ? List.of(each.whole())
                            : check(
                                    each.setting(),
                                    Participants.GRADIENT_CHECK,
                                    List.of(each.whole().size()),
                                    ALL,
                                    seconds > LONG ? Effort.ONCE : FEW));
        }
    }

    private List<Estimate> estimates(Setting setting) {
        return check(setting, Participants.GRADIENT_CHECK, plan.checks().sizes(), plan.sampled(), FEW).stream()
                .map(some -> {
                    double factor = (double) SizedCase.parameters(some.size())
                            / SizedCase.parameters(some.size(), plan.sampled());
                    String name = Participants.GRADIENT_CHECK + ", extrapolated";
                    return new Estimate(
                            setting,
                            new Measured(
                                    name,
                                    some.size(),
                                    some.precision(),
                                    some.timing().times(factor)));
                })
                .toList();
    }

    private List<Measured> check(Setting setting, String by, List<String> sizes, int most, Effort effort) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(parameters(List.of(by), sizes));
        parameters.put("precision", List.of("double"));
        parameters.put("most", List.of("" + most));
        return measured(new Fork(setting, CheckBenchmark.class, parameters, effort));
    }

    /** {@return the standard suite: the time outside the engines' calls, and as the peer the time inside} */
    List<Row> overhead() {
        Setting setting = new Setting(threads, Setting.VECTOR, false);
        List<Timing> inside = new ArrayList<>();
        List<Timing> outside = new ArrayList<>();
        for (int k = 0; k < plan.suites(); k++) {
            progress.accept(OverheadBenchmark.class.getSimpleName());
            String results = new Fork(
                            setting, OverheadBenchmark.class, Map.of("by", List.of(Participants.OURS)), Effort.ONCE)
                    .results();
            Timing calls = JmhResults.counted(results, "nanos");
            inside.add(calls);
            outside.add(JmhResults.read(results).get(0).timing().less(calls));
        }
        return List.of(new Row(
                Row.OVERHEAD,
                "standard suite",
                "all",
                threads,
                setting.kernel(),
                merged(outside),
                Participants.GRADIENT_CALLS,
                merged(inside)));
    }

    private static Timing merged(List<Timing> timings) {
        return Timing.of(timings.stream().mapToDouble(Timing::median).toArray());
    }

    private void compare(SideBySide side, Class<?> benchmark, Work work, List<String> peers) {
        for (Setting setting : Setting.ours(threads)) {
            side.addOurs(setting, fork(setting, benchmark, work, List.of(Participants.OURS)));
        }
        for (Setting setting : Setting.peers(threads)) {
            side.addPeers(setting, fork(setting, benchmark, work, peers));
        }
    }

    private List<Measured> fork(Setting setting, Class<?> benchmark, Work work, List<String> by) {
        return measured(new Fork(setting, benchmark, parameters(by, work.sizes()), work.effort()));
    }

    private static Map<String, List<String>> parameters(List<String> by, List<String> sizes) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("by", by);
        parameters.put("size", sizes);
        parameters.put("precision", PRECISIONS);
        return parameters;
    }

    private List<Measured> measured(Fork fork) {
        progress.accept(
                "%s: %s".formatted(fork, String.join(" ", fork.parameters().getOrDefault("by", List.of()))));
        return JmhResults.read(fork.results());
    }
}
