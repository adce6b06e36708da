package org.gradcheck4j.harness.evaluation.certification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.baselines.Baseline;
import org.gradcheck4j.harness.text.TextTable;
import org.gradcheck4j.model.Precision;

/** A certification as text: the rates, what was left out of them and why, fault × diagnosis, and the baselines. */
public final class CertificationTable {

    /** Networks up to this many parameters share a line. */
    private static final int[] SIZES = {50, 300, Integer.MAX_VALUE};

    private final CertificationResult result;

    /**
     * Prepares a text.
     *
     * @param result to print
     */
    public CertificationTable(CertificationResult result) {
        this.result = result;
    }

    /** {@return the whole text, lines separated by {@code \n}} */
    public String text() {
        List<String> parts = new ArrayList<>(List.of(
                summary(),
                "All faults that have an effect, detectable or not (effect: the largest change of an entry ÷ the largest entry of"
                        + " its tensor)\n" + new EffectTable(result).text(),
                "Left out of the rates, and the rates, by precision and number of parameters\n" + leftOut(),
                "Faults named, of those that are detectable and distinguishable (row: injected, column: diagnosis)\n"
                        + confusion(),
                "Indistinguishable: another name was given, and that fault leads to the same gradient within the bound\n"
                        + indistinguishable(),
                "The smallest relative change of one entry that is noticed (of the entry with the smallest bound)\n"
                        + smallestChanges(),
                "Other checks on the same gradients\n" + baselines()));
        if (!result.large().isEmpty()) {
            parts.add("Large networks, with a few faults each\n" + new LargeTable(result.large()).text());
        }
        List<String> failures = result.failures();
        if (!failures.isEmpty()) {
            parts.add("Failures\n" + String.join("\n", failures) + "\n");
        }
        return String.join("\n", parts);
    }

    private String summary() {
        FaultCounts counts = result.counts();
        return """
                Certification over %d random networks (seed %d; %d more were beyond their precision; %d are trained)

                injected faults        %d
                  without effect       %d
                  below the bound      %d
                  lost in rounding     %d
                  detectable           %d
                    detected           %d (%s)
                    tell too little    %d
                    indistinguishable  %d
                    named correctly    %d of %d (%s), ties as failures %s
                faults without a name  %d detectable
                  named all the same   %d
                correct gradients      %d
                  doubted              %d
                  need a declaration   %d
                  false alarms         %d
                """.formatted(
                result.cases().size(),
                result.seed(),
                result.cases().stream().mapToInt(CaseResult::unsupportedBefore).sum(),
                result.cases().stream().filter(each -> each.drawn().trained()).count(),
                counts.injected(),
                counts.withoutEffect(),
                counts.belowBound(),
                counts.lostInRounding(),
                counts.detectable(),
                counts.detected(),
                percent(counts.detectionRate()),
                counts.tooLittle(),
                counts.indistinguishable(),
                counts.named(),
                counts.distinguishable(),
                percent(counts.namingRate()),
                percent(counts.namingRateWithTies()),
                result.nameless(),
                result.falseNames(),
                result.correct(),
                result.doubted(),
                result.needingDeclaration(),
                result.falseAlarms());
    }

    private String leftOut() {
        TextTable table = new TextTable(
                "precision",
                "parameters",
                "networks",
                "injected",
                "without effect",
                "below bound",
                "lost in rounding",
                "tell too little",
                "indistinguishable",
                "named",
                "ties as failures");
        for (Precision precision : Precision.values()) {
            int from = 1;
            for (int to : SIZES) {
                int least = from;
                List<CaseResult> cases = cases(precision).stream()
                        .filter(each -> each.drawn().parameters() >= least
                                && each.drawn().parameters() <= to)
                        .toList();
                FaultCounts counts = FaultCounts.of(faults(cases));
                table.row(
                        precision.id(),
                        to == Integer.MAX_VALUE ? from + " and more" : from + " to " + to,
                        cases.size(),
                        counts.injected(),
                        percent(counts.withoutEffect(), counts.injected()),
                        percent(counts.belowBound(), counts.injected()),
                        percent(counts.lostInRounding(), counts.injected()),
                        percent(counts.tooLittle(), counts.injected()),
                        percent(counts.indistinguishable(), counts.injected()),
                        percent(counts.namingRate()),
                        percent(counts.namingRateWithTies()));
                from = to == Integer.MAX_VALUE ? to : to + 1;
            }
        }
        return table.text();
    }

    private String confusion() {
        Map<String, Map<String, Long>> confusion = result.confusion();
        List<String> onlyNamed = confusion.values().stream()
                .flatMap(row -> row.keySet().stream())
                .filter(name -> !confusion.containsKey(name))
                .distinct()
                .sorted()
                .toList();
        List<String> names = new ArrayList<>(confusion.keySet());
        names.addAll(onlyNamed);
        TextTable table = new TextTable(Stream.concat(
                        Stream.of("injected"),
                        IntStream.rangeClosed(1, names.size()).mapToObj(Integer::toString))
                .toArray(String[]::new));
        confusion.forEach((fault, row) -> table.row(Stream.concat(
                        Stream.of(names.indexOf(fault) + 1 + " " + fault),
                        names.stream().map(name -> row.containsKey(name) ? row.get(name) : "."))
                .toArray()));
        StringBuilder text = new StringBuilder(table.text());
        onlyNamed.forEach(name -> text.append("column %d: %s\n".formatted(names.indexOf(name) + 1, name)));
        return text.toString();
    }

    private String indistinguishable() {
        Map<String, Long> pairs = new TreeMap<>();
        result.faults().stream()
                .filter(FaultResult::tied)
                .forEach(each -> pairs.merge(each.fault().id() + " as " + each.named(), 1L, Long::sum));
        if (pairs.isEmpty()) {
            return "none\n";
        }
        TextTable table = new TextTable("injected as named", "times");
        pairs.forEach(table::row);
        return table.text();
    }

    private String smallestChanges() {
        TextTable table =
                new TextTable("precision", "smallest", "median", "largest", "in units of u: smallest", "median");
        for (Precision precision : Precision.values()) {
            double[] changes = cases(precision).stream()
                    .flatMapToDouble(each -> each.smallestChange().stream())
                    .sorted()
                    .toArray();
            if (changes.length > 0) {
                double median = changes[changes.length / 2];
                table.row(
                        precision.id(),
                        number(changes[0]),
                        number(median),
                        number(changes[changes.length - 1]),
                        number(changes[0] / precision.unitRoundoff()),
                        number(median / precision.unitRoundoff()));
            }
        }
        return table.text();
    }

    private String baselines() {
        TextTable table = new TextTable(
                "check",
                "precision",
                "detected",
                "of",
                "rate",
                "of all with a name and an effect",
                "false alarms",
                "of",
                "median time");
        for (Precision precision : Precision.values()) {
            List<CaseResult> cases = cases(precision);
            if (cases.isEmpty()) {
                continue;
            }
            row(
                    table,
                    "gradcheck4j",
                    cases,
                    FaultResult::detected,
                    CorrectGradientResult::falseAlarm,
                    cases.stream().map(CaseResult::checkNanos));
            Arrays.stream(Baseline.values())
                    .filter(baseline -> baseline.takes(precision))
                    .forEach(baseline -> row(
                            table,
                            baseline.title(),
                            cases,
                            each -> each.rejectedBy().contains(baseline),
                            each -> each.rejectedBy().contains(baseline),
                            cases.stream().map(each -> each.baselineNanos().getOrDefault(baseline, 0L))));
        }
        return table.text();
    }

    private static void row(
            TextTable table,
            String check,
            List<CaseResult> cases,
            Predicate<FaultResult> notices,
            Predicate<CorrectGradientResult> alarms,
            Stream<Long> nanos) {
        Precision precision = cases.get(0).drawn().precision();
        List<FaultResult> detectable =
                faults(cases).stream().filter(FaultResult::detectable).toList();
        long noticed = detectable.stream().filter(notices).count();
        List<FaultResult> withEffect = faults(cases).stream()
                .filter(each -> each.detection().effect() > precision.unitRoundoff())
                .toList();
        List<CorrectGradientResult> correct =
                cases.stream().flatMap(each -> each.correct().stream()).toList();
        long[] sorted = nanos.mapToLong(Long::longValue).sorted().toArray();
        table.row(
                check,
                precision.id(),
                noticed,
                detectable.size(),
                percent(noticed, detectable.size()),
                percent(withEffect.stream().filter(notices).count(), withEffect.size()),
                correct.stream().filter(alarms).count(),
                correct.size(),
                String.format(Locale.ROOT, "%.2f ms", sorted[sorted.length / 2] * 1e-6));
    }

    private List<CaseResult> cases(Precision precision) {
        return result.cases().stream()
                .filter(each -> each.drawn().precision() == precision)
                .toList();
    }

    private static List<FaultResult> faults(List<CaseResult> cases) {
        return cases.stream().flatMap(each -> each.faults().stream()).toList();
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? TextTable.NONE : percent((double) part / whole);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }
}
