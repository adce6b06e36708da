package org.gradcheck4j.harness.application.explain;

import org.gradcheck4j.harness.text.Sha256;

/**
 * What a page allows its reader's browser to load and to run: its own style and its own script, known by their hashes,
 * and nothing else.
 *
 * @param style the content of the style element
 * @param script the content of the script element
 */
record ContentPolicy(String style, String script) {

    String text() {
        return "default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; base-uri 'none'; form-action 'none'"
                .formatted(Sha256.forPolicy(style), Sha256.forPolicy(script));
    }
}
