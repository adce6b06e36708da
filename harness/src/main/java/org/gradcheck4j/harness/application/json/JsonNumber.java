package org.gradcheck4j.harness.application.json;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A number in a JSON file. JSON has no number for what is not finite. So the property is then {@code null}, and a second
 * one, with {@code Is} at the end of its name, says what it is: {@code "NaN"}, {@code "Infinity"} or {@code "-Infinity"}.
 */
public final class JsonNumber {

    private JsonNumber() {}

    /** Puts a number into an object. */
    public static void put(ObjectNode to, String property, double value) {
        if (Double.isFinite(value)) {
            to.put(property, value);
        } else {
            to.putNull(property);
            to.put(property + "Is", Double.toString(value));
        }
    }
}
