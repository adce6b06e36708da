package org.gradcheck4j.harness.application.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Draws the pictures of {@code docs/} from the tables in it: no measurement has to run again. */
public final class Pictures {

    private Pictures() {}

    /**
     * Writes every picture beside the page that shows it.
     *
     * @param arguments the folder {@code docs}
     * @throws IOException if a page cannot be read, or a picture cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path docs = Path.of(arguments[0]);
        for (Map.Entry<String, String> picture : of(docs).entrySet()) {
            Files.writeString(docs.resolve(picture.getKey()), picture.getValue());
            System.out.println(docs.resolve(picture.getKey()));
        }
    }

    /** The pictures by file name. */
    static Map<String, String> of(Path docs) throws IOException {
        Document soundness = Document.read(docs.resolve("soundness.md"));
        return new TreeMap<>(Map.of(
                "certification.svg", FaultMatrix.svg(Document.read(docs.resolve("certification.md"))),
                "soundness.svg", BoundShares.svg(soundness),
                "sharpness.svg", SmallestFactors.svg(soundness)));
    }
}
