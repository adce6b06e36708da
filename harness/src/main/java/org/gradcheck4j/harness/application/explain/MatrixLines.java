package org.gradcheck4j.harness.application.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Matrices as lines of text, side by side: name and shape above, numbers aligned to the right. */
final class MatrixLines {

    private static final String INDENT = "  ";
    private static final String GAP = "    ";

    private MatrixLines() {}

    static String beside(MatrixView... matrices) {
        List<List<String>> blocks = new ArrayList<>();
        for (MatrixView matrix : matrices) {
            blocks.add(lines(matrix));
        }
        int height = blocks.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height)
                .mapToObj(line -> INDENT
                        + blocks.stream()
                                .map(block -> part(block, line))
                                .collect(Collectors.joining(GAP))
                                .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static String part(List<String> block, int line) {
        String text = line < block.size() ? block.get(line) : "";
        return text + " ".repeat(width(block) - text.length());
    }

    private static List<String> lines(MatrixView matrix) {
        List<String> lines = new ArrayList<>(List.of(matrix.name() + " " + matrix.shape()));
        int cell = matrix.rows().stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        for (List<String> row : matrix.rows()) {
            lines.add(row.stream()
                    .map(each -> " ".repeat(cell - each.length()) + each)
                    .collect(Collectors.joining(INDENT)));
        }
        return lines;
    }

    private static int width(List<String> lines) {
        return lines.stream().mapToInt(String::length).max().orElse(0);
    }
}
