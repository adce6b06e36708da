package org.gradcheck4j.harness.application.report;

import io.jstach.jstache.JStacheContentType;
import io.jstach.jstachio.Escaper;

/** Lets a template print text that Markdown and HTML take literally, on one line. */
@JStacheContentType(mediaType = "text/markdown", charsets = "UTF-8")
final class Markdown {

    private Markdown() {}

    static Escaper provider() {
        return Escaper.of(text -> text.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1"));
    }
}
