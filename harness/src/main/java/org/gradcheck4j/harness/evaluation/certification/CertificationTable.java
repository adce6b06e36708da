package org.gradcheck4j.harness.evaluation.certification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.baselines.Baseline;
import org.gradcheck4j.harness.text.TextTable;
import org.gradcheck4j.model.Precision;

/** A certification as text: the rates, what was left out of them and why, fault × diagnosis, and the peers. */
public final class CertificationTable {

    /** Networks up to so many parameters share a line. */
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
                "Left out of the rates, by precision and number of parameters\n" + shares(),
                "Faults named, of those that are detectable and distinguishable (row: injected, column: diagnosis)\n"
                        + confusion(),
                "Indistinguishable: another name was given, and that fault leads to the same gradient within the bound\n"
                        + coincidences(),
                "The smallest relative change of one entry that is noticed (of the entry with the smallest bound)\n"
                        + perturbations(),
                "Others on the same gradients\n" + peers()));
        List<String> failures = result.failures();
        if (!failures.isEmpty()) {
            parts.add("Failures\n" + String.join("\n", failures) + "\n");
        }
        return String.join("\n", parts);
    }

    private String summary() {
        return """
                Certification over %d random networks (seed %d; %d more were beyond their precision)

                injected faults        %d
                  without effect       %d
                  below the bound      %d
                  lost in rounding     %d
                  detectable           %d
                    detected           %d (%s)
                    indistinguishable  %d
                    named correctly    %d of %d (%s)
                correct gradients      %d
                  false alarms         %d
                """.formatted(
                        result.networks(),
                        result.seed(),
                        result.unsupported(),
                        result.injected(),
                        result.withoutEffect(),
                        result.belowBound(),
                        result.lostInRounding(),
                        result.detectable(),
                        result.detected(),
                        percent(result.detectionRate()),
                        result.indistinguishable(),
                        result.named(),
                        result.detectable() - result.indistinguishable(),
                        percent(result.namingRate()),
                        result.correct(),
                        result.falseAlarms());
    }

    private String shares() {
        TextTable table = new TextTable(
                "precision", "parameters", "networks", "injected", "no effect", "below", "lost", "indistinct");
        for (Precision precision : Precision.values()) {
            int from = 1;
            for (int to : SIZES) {
                int least = from;
                List<CaseResult> some = result.questions().stream()
                        .filter(each -> each.question().precision() == precision)
                        .filter(each -> each.question().parameters() >= least
                                && each.question().parameters() <= to)
                        .toList();
                List<FaultResult> trials =
                        some.stream().flatMap(each -> each.faults().stream()).toList();
                table.row(
                        precision.id(),
                        to == Integer.MAX_VALUE ? from + " and more" : from + " to " + to,
                        some.size(),
                        trials.size(),
                        share(trials, trial -> trial.detectability() == Detectability.WITHOUT_EFFECT),
                        share(trials, trial -> trial.detectability() == Detectability.BELOW_BOUND),
                        share(trials, trial -> trial.detectability() == Detectability.LOST_IN_ROUNDING),
                        share(trials, trial -> trial.detectable() && trial.coincides()));
                from = to == Integer.MAX_VALUE ? to : to + 1;
            }
        }
        return table.text();
    }

    private static String share(List<FaultResult> trials, Predicate<FaultResult> which) {
        return trials.isEmpty()
                ? TextTable.NONE
                : percent((double) trials.stream().filter(which).count() / trials.size());
    }

    private String confusion() {
        Map<String, Map<String, Long>> confusion = result.confusion();
        Set<String> columns = new TreeSet<>(confusion.keySet());
        confusion.forEach((fault, row) -> columns.addAll(row.keySet()));
        List<String> names = new ArrayList<>(confusion.keySet());
        columns.stream().filter(name -> !names.contains(name)).forEach(names::add);
        List<Object> heading = new ArrayList<>(List.of("injected"));
        for (int k = 1; k <= names.size(); k++) {
            heading.add(Integer.toString(k));
        }
        TextTable table = new TextTable(heading.stream().map(Object::toString).toArray(String[]::new));
        confusion.forEach((fault, row) -> {
            List<Object> cells = new ArrayList<>(List.of("%d %s".formatted(names.indexOf(fault) + 1, fault)));
            names.forEach(name -> cells.add(row.containsKey(name) ? row.get(name) : "."));
            table.row(cells.toArray());
        });
        StringBuilder text = new StringBuilder(table.text());
        for (String name : names) {
            if (!confusion.containsKey(name)) {
                text.append("column %d: %s\n".formatted(names.indexOf(name) + 1, name));
            }
        }
        return text.toString();
    }

    private String coincidences() {
        Map<String, Long> pairs = new TreeMap<>();
        result.trials()
                .filter(trial -> trial.detectable() && trial.coincides())
                .forEach(trial -> pairs.merge(trial.fault().id() + " as " + trial.named(), 1L, Long::sum));
        if (pairs.isEmpty()) {
            return "none\n";
        }
        TextTable table = new TextTable("injected as named", "times");
        pairs.forEach(table::row);
        return table.text();
    }

    private String perturbations() {
        TextTable table =
                new TextTable("precision", "smallest", "median", "largest", "in units of u: smallest", "median");
        for (Precision precision : Precision.values()) {
            double[] changes = result.questions().stream()
                    .filter(each -> each.question().precision() == precision)
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

    private String peers() {
        TextTable table =
                new TextTable("check", "precision", "detected", "of", "rate", "false alarms", "of", "median time");
        for (Precision precision : Precision.values()) {
            List<CaseResult> some = result.questions().stream()
                    .filter(each -> each.question().precision() == precision)
                    .toList();
            if (some.isEmpty()) {
                continue;
            }
            row(
                    table,
                    "gradcheck4j",
                    precision,
                    some,
                    FaultResult::detected,
                    CorrectGradientResult::falseAlarm,
                    some.stream().map(CaseResult::checkNanos));
            Arrays.stream(Baseline.values())
                    .filter(peer -> peer.takes(precision))
                    .forEach(peer -> row(
                            table,
                            peer.title(),
                            precision,
                            some,
                            trial -> trial.rejectedBy().contains(peer),
                            trial -> trial.rejectedBy().contains(peer),
                            some.stream().map(each -> each.peerNanos().getOrDefault(peer, 0L))));
        }
        return table.text();
    }

    private static void row(
            TextTable table,
            String name,
            Precision precision,
            List<CaseResult> questions,
            Predicate<FaultResult> notices,
            Predicate<CorrectGradientResult> alarms,
            Stream<Long> nanos) {
        List<FaultResult> detectable = questions.stream()
                .flatMap(each -> each.faults().stream())
                .filter(FaultResult::detectable)
                .toList();
        List<CorrectGradientResult> correct =
                questions.stream().flatMap(each -> each.correct().stream()).toList();
        long[] sorted = nanos.mapToLong(Long::longValue).sorted().toArray();
        table.row(
                name,
                precision.id(),
                detectable.stream().filter(notices).count(),
                detectable.size(),
                share(detectable, notices),
                correct.stream().filter(alarms).count(),
                correct.size(),
                String.format(Locale.ROOT, "%.2f ms", sorted[sorted.length / 2] * 1e-6));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }
}
