package org.gradcheck4j.harness.application.report;

import io.jstach.jstache.JStacheContentType;
import io.jstach.jstachio.Escaper;

/** Lets a template print text that Markdown and HTML take literally, on one line. */
@JStacheContentType(mediaType = "text/markdown", charsets = "UTF-8")
final class Markdown {

    private Markdown() {}

    /** Code in a sentence, as it is: between more backticks than stand together in it. */
    static String code(String text) {
        String line = text.replaceAll("\\s+", " ");
        String fence = "`";
        while (line.contains(fence)) {
            fence += "`";
        }
        return fence.length() == 1 ? fence + line + fence : fence + " " + line + " " + fence;
    }

    static Escaper provider() {
        return Escaper.of(text -> text.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1"));
    }
}
