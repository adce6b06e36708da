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
     * {@code lostInRounding}, {@code detectable}, {@code detected}, {@code indistinguishable},
     * {@code tooLittle}, {@code named} (an object,
     * from diagnosis to number, of those detectable and distinguishable)
     *
     * @param result to write
     */
    public static List<String> lines(CertificationResult result) {
        Map<String, List<FaultResult>> byFault = result.faults().stream()
                .collect(Collectors.groupingBy(each -> each.fault().id(), TreeMap::new, Collectors.toList()));
        Map<String, Map<String, Long>> confusion = result.confusion();
        return byFault.entrySet().stream()
                .map(each -> line(
                        each.getKey(),
                        FaultCounts.of(each.getValue()),
                        confusion.getOrDefault(each.getKey(), Map.of())))
                .toList();
    }

    private static String line(String fault, FaultCounts counts, Map<String, Long> named) {
        ObjectNode node = JSON.createObjectNode().put("fault", fault);
        node.setAll(JSON.<ObjectNode>valueToTree(counts));
        ObjectNode names = node.putObject("named");
        named.forEach(names::put);
        return node.toString();
    }
}
