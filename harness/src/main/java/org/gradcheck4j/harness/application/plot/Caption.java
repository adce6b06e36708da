package org.gradcheck4j.harness.application.plot;

import java.util.List;

/**
 * The words of a picture that is a file of its own. Its ground is light, so that it can be read on a dark page too.
 *
 * @param title of the picture
 * @param notes a line each, below the title: units, and which way is better
 * @param description what the picture shows, for who cannot see it
 */
public record Caption(String title, List<String> notes, String description) {

    /** Between the edge of the picture and what it shows. */
    static final double MARGIN = 16;

    private static final double TITLE = 20;
    private static final double LINE = 16;

    private static final String STYLE = """
            text { font: 11px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
            .title { font-size: 16px; font-weight: 600 }
            .note { font-size: 12px; fill: #59636e }
            .head { font-size: 12px; font-weight: 600 }
            .in { font-size: 9px; font-weight: 600; fill: #fff }
            .ground { fill: #fff; stroke: #d1d9e0 }
            .band { fill: #f3f5f7 }
            .grid { fill: none; stroke: #d1d9e0 }
            .limit, .wrong { fill: none; stroke: #c4320a; stroke-width: 2 }
            .beyond { fill: #fdeeea }
            .right { fill: #2f6fb3 }
            .wrong { fill: #c4320a; stroke: none }
            .s0 { fill: #b9d4ee } .s1 { fill: #7fb0dd } .s2 { fill: #3f7fbf } .s3 { fill: #173f6b }
            .c0 { fill: #1f5fa8; stroke: #1f5fa8 } .c1 { fill: #a65300; stroke: #a65300 } .c2 { fill: #7a3fb0; stroke: #7a3fb0 }
            text.c0, text.c1, text.c2 { font-size: 12px; font-weight: 600; stroke: none }
            .range { stroke-width: 3; stroke-opacity: 0.5 }
            .mark { stroke-dasharray: 4 3 }
            """;

    /** Keeps an unmodifiable copy. */
    public Caption {
        notes = List.copyOf(notes);
    }

    /** Where there is room again, below the words. */
    double bottom() {
        return MARGIN + TITLE + LINE * notes.size();
    }

    /** Starts a picture with the ground and the words. */
    Svg start(double width, double height) {
        Svg svg = Svg.file(width, height, STYLE, title, description);
        svg.rectangle("ground", 0.5, 0.5, width - 1, height - 1);
        svg.text("title", MARGIN, MARGIN + TITLE / 2, "start", title);
        for (int k = 0; k < notes.size(); k++) {
            svg.text("note", MARGIN, MARGIN + TITLE + LINE * (k + 0.5), "start", notes.get(k));
        }
        return svg;
    }
}
