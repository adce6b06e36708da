package org.gradcheck4j.harness.application.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.application.plot.Caption;
import org.gradcheck4j.harness.application.plot.ShareBars;
import org.gradcheck4j.model.Precision;

/** How much of their bounds the errors of correct gradients use. */
final class BoundShares {

    private static final String LARGEST = "max";

    private BoundShares() {}

    /** The picture of what {@code ci/soundness} printed. */
    static String svg(Document soundness) {
        List<ShareBars.Panel> panels = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<List<String>> table = List.of();
        for (Precision precision : Precision.values()) {
            Document part = soundness.from("### %s, seed".formatted(precision.id()));
            table = part.table("error ÷ bound, share of entries");
            String largest = largest(part.table("gradient"));
            panels.add(new ShareBars.Panel(precision.id(), "largest: " + largest, shares(table)));
            words.add("In %s, the largest is %s; %s.".formatted(precision.id(), largest, words(table)));
        }
        List<String> head = table.get(0);
        return new ShareBars(
                        head.subList(1, head.size() - 1).stream()
                                .map(BoundShares::exponent)
                                .toList(),
                        table.stream().skip(1).map(row -> row.get(0)).toList(),
                        panels,
                        "error ÷ bound; the classes on the left span several powers of ten")
                .svg(new Caption(
                        "How much of its bound does a correct gradient use?",
                        List.of(
                                "Share of the entries of correct gradients, in %, by error ÷ bound; m: number of samples.",
                                "Beyond the limit (red) must be nothing: the bound is sound. The nearer to the limit, the sharper"
                                        + " the bound: nearer is better."),
                        "The share of entries of correct gradients by error divided by bound. "
                                + String.join(" ", words)));
    }

    private static String largest(List<List<String>> table) {
        return table.stream()
                .filter(row -> row.get(0).equals("all"))
                .map(row -> row.get(table.get(0).indexOf(LARGEST)))
                .findFirst()
                .orElseThrow();
    }

    private static List<List<Double>> shares(List<List<String>> table) {
        return table.stream()
                .skip(1)
                .map(row -> row.stream().skip(1).map(BoundShares::percent).toList())
                .toList();
    }

    private static String words(List<List<String>> table) {
        int beyond = table.get(0).size() - 1;
        return table.stream()
                .skip(1)
                .map(row -> "%s: %s from 0.1 to the limit 1, %s beyond"
                        .formatted(row.get(0), row.get(beyond - 1), row.get(beyond)))
                .collect(Collectors.joining("; "));
    }

    private static double percent(String cell) {
        return Double.parseDouble(cell.replace(" %", ""));
    }

    /** Of a head such as {@code < 1e-09}. */
    private static int exponent(String head) {
        return (int) Math.round(Math.log10(Double.parseDouble(head.replace("< ", ""))));
    }
}
