package org.gradcheck4j.harness.evaluation.certification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradcheck4j.model.Precision;

/** A certification as JSON Lines: an object for each fault, with what it was named. */
public final class CertificationJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CertificationJson() {}

    /**
     * {@return one line for each fault id}: {@code fault}, {@code injected}, {@code withoutEffect}, {@code belowBound},
     * {@code lostInRounding}, {@code detectable}, {@code detected}, {@code indistinguishable},
     * {@code tooLittle}, {@code named} (an object,
     * from diagnosis to number, of those detectable and distinguishable), {@code effects} (an array with an object for each precision
     * and size of effect: {@code precision}, {@code size}, {@code faults}, {@code detected}, {@code inconclusive})
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
                        confusion.getOrDefault(each.getKey(), Map.of()),
                        result))
                .toList();
    }

    private static String line(String fault, FaultCounts counts, Map<String, Long> named, CertificationResult result) {
        ObjectNode node = JSON.createObjectNode().put("fault", fault);
        node.setAll(JSON.<ObjectNode>valueToTree(counts));
        ObjectNode names = node.putObject("named");
        named.forEach(names::put);
        ArrayNode effects = node.putArray("effects");
        for (Precision precision : Precision.values()) {
            EffectCounts.bySize(precision, result.detections(precision, each -> each.id()
                            .equals(fault)))
                    .stream()
                    .filter(each -> each.faults() > 0)
                    .forEach(each -> effects.addObject()
                            .put("precision", precision.id())
                            .setAll(JSON.<ObjectNode>valueToTree(each)));
        }
        return node.toString();
    }
}
