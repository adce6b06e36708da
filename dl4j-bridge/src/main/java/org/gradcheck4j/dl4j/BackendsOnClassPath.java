package org.gradcheck4j.dl4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The ND4J backends that the class path offers, read as text: loading one would start it. */
final class BackendsOnClassPath {

    private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

    private BackendsOnClassPath() {}

    /** {@return the backends' class names} */
    static NavigableSet<String> names() {
        NavigableSet<String> names = new TreeSet<>();
        try {
            for (URL file :
                    Collections.list(BackendsOnClassPath.class.getClassLoader().getResources(SERVICE))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
        return names;
    }
}
