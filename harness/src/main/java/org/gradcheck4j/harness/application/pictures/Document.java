package org.gradcheck4j.harness.application.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of the documentation, to find its tables in.
 *
 * @param name of the file, for messages
 * @param lines of it
 */
record Document(String name, List<String> lines) {

    private static final String CELLS = " *\\| *";

    static Document read(Path file) throws IOException {
        return new Document(file.getFileName().toString(), Files.readAllLines(file));
    }

    /** The rest of the page, from the first line on that starts with some words. */
    Document from(String words) {
        for (int k = 0; k < lines.size(); k++) {
            if (lines.get(k).startsWith(words)) {
                return new Document(name, lines.subList(k, lines.size()));
            }
        }
        throw new IllegalStateException("%s has no line that starts with '%s'".formatted(name, words));
    }

    /** The next Markdown table whose first column has a name, as rows of cells: the names of the columns first. */
    List<List<String>> table(String first) {
        List<String> table = from("| " + first + " |").lines();
        return Stream.concat(Stream.of(table.get(0)), table.stream().skip(2).takeWhile(line -> line.startsWith("|")))
                .map(row -> List.of(row.substring(2, row.length() - 2).split(CELLS, -1)))
                .toList();
    }
}
