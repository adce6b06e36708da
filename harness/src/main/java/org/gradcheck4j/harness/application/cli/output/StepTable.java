package org.gradcheck4j.harness.application.cli.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.gradcheck4j.harness.application.descent.StepVerdict;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.text.TextTable;

/** Steps of gradient descent, for people and for programs. */
public final class StepTable {

    private static final double PERCENT = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private StepTable() {}

    /** Prints one row a step and engine. */
    public static void print(PrintWriter out, List<StepVerdict> steps) {
        TextTable table = new TextTable(
                "step", "updater", "engine", "verdict", "error ÷ bound", "tested", "drift", "loss before");
        for (StepVerdict each : steps) {
            boolean failed = each.outcome() == Outcome.FAILED;
            table.row(
                    each.step(),
                    each.updater().id(),
                    each.engine(),
                    each.outcome().id(),
                    failed ? TextTable.NONE : number("%.2g", each.fractionOfBound()),
                    failed ? TextTable.NONE : (long) Math.floor(PERCENT * each.tested()) + " %",
                    failed ? TextTable.NONE : number("%.2g", each.drift()),
                    failed ? TextTable.NONE : number("%.6g", each.loss()));
        }
        out.print(table.text());
    }

    /** Prints a line for each step that is wrong, or could not be made. */
    public static void printWrong(PrintWriter out, List<StepVerdict> steps) {
        Predicate<StepVerdict> isWrong = each -> !each.reason().isEmpty();
        steps.stream()
                .filter(isWrong)
                .forEach(each -> out.println("step %d, %s: %s: %s: %s"
                        .formatted(
                                each.step(),
                                each.updater().id(),
                                each.engine(),
                                each.outcome().id(),
                                each.reason())));
    }

    /** Prints one step of one engine: one line. */
    public static void printJson(PrintWriter out, StepVerdict each) {
        ObjectNode line = JSON.createObjectNode();
        line.put("step", each.step());
        line.put("updater", each.updater().id());
        line.put("engine", each.engine());
        line.put("verdict", each.outcome().id());
        line.put("reason", each.reason());
        put(line, "fractionOfBound", each.fractionOfBound());
        put(line, "tested", each.tested());
        put(line, "drift", each.drift());
        put(line, "lossBefore", each.loss());
        out.println(line);
        out.flush();
    }

    private static void put(ObjectNode line, String name, double value) {
        if (Double.isFinite(value)) {
            line.put(name, value);
        } else {
            line.put(name, Double.toString(value));
        }
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
