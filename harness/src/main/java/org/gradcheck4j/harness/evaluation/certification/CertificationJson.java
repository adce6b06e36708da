package org.gradcheck4j.harness.evaluation.certification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A certification as JSON Lines: an object for each fault, with what it was named. */
public final class CertificationJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CertificationJson() {}

    /**
     * {@return one line for each fault id}: {@code fault}, {@code injected}, {@code withoutEffect}, {@code belowBound},
     * {@code lostInRounding}, {@code detectable}, {@code detected}, {@code indistinguishable}, {@code named} (an object,
     * from diagnosis to number, of those detectable and distinguishable)
     *
     * @param result to write
     */
    public static List<String> lines(CertificationResult result) {
        Map<String, List<FaultResult>> byFault = result.trials()
                .collect(Collectors.groupingBy(trial -> trial.fault().id(), TreeMap::new, Collectors.toList()));
        Map<String, Map<String, Long>> confusion = result.confusion();
        return byFault.entrySet().stream()
                .map(each -> line(each.getKey(), each.getValue(), confusion.getOrDefault(each.getKey(), Map.of())))
                .toList();
    }

    private static String line(String fault, List<FaultResult> trials, Map<String, Long> named) {
        ObjectNode node = JSON.createObjectNode()
                .put("fault", fault)
                .put("injected", trials.size())
                .put("withoutEffect", count(trials, Detectability.WITHOUT_EFFECT))
                .put("belowBound", count(trials, Detectability.BELOW_BOUND))
                .put("lostInRounding", count(trials, Detectability.LOST_IN_ROUNDING))
                .put("detectable", count(trials, Detectability.DETECTABLE))
                .put(
                        "detected",
                        trials.stream()
                                .filter(each -> each.detectable() && each.detected())
                                .count())
                .put(
                        "indistinguishable",
                        trials.stream()
                                .filter(each -> each.detectable() && each.coincides())
                                .count());
        ObjectNode names = node.putObject("named");
        named.forEach(names::put);
        return node.toString();
    }

    private static long count(List<FaultResult> trials, Detectability detectability) {
        return trials.stream()
                .filter(trial -> trial.detectability() == detectability)
                .count();
    }
}
