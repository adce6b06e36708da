package org.gradcheck4j.harness.application.diff;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A pair as JSON. JSON has no number that is not finite: it is a text, {@code "Infinity"}. */
public final class PairJson {

    private static final String OLD = "old";
    private static final String NEW = "new";

    private PairJson() {}

    /** {@return an object that has every property, null if there is nothing to say} */
    public static ObjectNode of(PairDifference pair) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("case", pair.key().testCase());
        json.put("family", pair.family());
        json.put("precision", pair.key().precision().id());
        json.put("engine", pair.key().engine());
        json.put("change", pair.change().id());
        put(json, OLD, pair.older());
        put(json, NEW, pair.newer());
        pair.difference()
                .ifPresentOrElse(each -> put(json.putObject("difference"), each), () -> json.putNull("difference"));
        return json;
    }

    private static void put(ObjectNode to, String name, Optional<Side> side) {
        if (side.isEmpty()) {
            to.putNull(name);
            return;
        }
        Side each = side.get();
        ObjectNode json = to.putObject(name);
        json.put("verdict", each.outcome().id());
        json.put("diagnosis", each.diagnosis().orElse(null));
        json.put("reason", each.why());
        json.put("fractionOfBound", each.fractionOfBound());
        json.put("recordedVerdict", each.recorded().id());
        json.put("hasGradient", each.hasGradient());
    }

    private static void put(ObjectNode to, GradientDifference difference) {
        to.put("entries", difference.entries());
        to.put("differing", difference.differing());
        to.put("beyondBounds", difference.beyond());
        difference.largest().ifPresentOrElse(each -> put(to.putObject("largest"), each), () -> to.putNull("largest"));
        to.put("nearer", difference.nearer().id());
        GradientDifference.Errors deciding = difference.deciding();
        to.put("decidingEntries", deciding.entries());
        to.putObject("nearerEntries").put(OLD, deciding.olderNearer()).put(NEW, deciding.newerNearer());
        to.putObject("largestErrorOfBounds").put(OLD, deciding.older()).put(NEW, deciding.newer());
    }

    private static void put(ObjectNode to, EntryDifference entry) {
        to.put("parameter", entry.tensor().toString());
        to.putArray("index").add(entry.row()).add(entry.column());
        to.put(OLD, entry.older());
        to.put(NEW, entry.newer());
        to.put("exact", entry.exact());
        to.put("difference", entry.difference());
        to.put("bounds", entry.bounds());
        to.put("ofBounds", entry.ofBounds());
        to.put("ulps", entry.ulps());
    }
}
