package org.gradcheck4j.documentation;

import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param language what stands after the opening fence
 * @param lines between the fences
 * @param place the page and the line it opens in, for messages
 */
record Fence(String language, List<String> lines, String place) {

    /** Returns the lines without indentation, cut where one is empty. */
    List<List<String>> paragraphs() {
        List<List<String>> paragraphs = new ArrayList<>(List.of(new ArrayList<>()));
        for (String line : lines) {
            if (line.isBlank()) {
                paragraphs.add(new ArrayList<>());
            } else {
                paragraphs.get(paragraphs.size() - 1).add(line.strip());
            }
        }
        return paragraphs;
    }

    @Override
    public String toString() {
        return place;
    }
}
