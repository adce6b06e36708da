package org.gradcheck4j.harness.evaluation.corpus;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.harness.judgement.Judgement;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.harness.npz.ReadSettings;
import org.gradcheck4j.model.Arithmetic;

/** A folder of gradient files with {@code manifest.csv}, which says of each what is wrong with it. */
public final class Corpus {

    private static final String MANIFEST = "manifest.csv";

    /** Stands for no name. */
    private static final String UNEXPLAINED = "unexplained";

    private final Path folder;
    private final List<CorpusEntry> entries;

    private Corpus(Path folder, List<CorpusEntry> entries) {
        this.folder = folder;
        this.entries = entries;
    }

    /**
     * Reads the manifest: its columns are {@code file}, {@code slug}, {@code kind} (right or wrong), {@code names}
     * (diagnosis ids with commas between them) and {@code none} (no, if the numbers are wrong).
     *
     * @param folder with the manifest, and the files that it lists
     * @return the corpus
     * @throws BadInputException if there is no such manifest
     */
    public static Corpus read(Path folder) {
        Path manifest = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            throw new BadInputException("%s: no such file, expected a line for each gradient file".formatted(manifest));
        }
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(manifest)) {
            List<CorpusEntry> entries = records.stream().map(Corpus::entry).toList();
            if (entries.isEmpty()) {
                throw new BadInputException("%s: it lists no file".formatted(manifest));
            }
            return new Corpus(folder, entries);
        } catch (IOException | UncheckedIOException | CsvParseException | NoSuchElementException e) {
            Throwable cause = e;
            while (cause.getCause() != null) { // the parser's own words say less
                cause = cause.getCause();
            }
            throw new BadInputException("%s: cannot be read: %s".formatted(manifest, cause.getMessage()));
        }
    }

    private static CorpusEntry entry(NamedCsvRecord line) {
        Set<DiagnosisId> names = Arrays.stream(line.getField("names").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals(UNEXPLAINED))
                .map(DiagnosisId::new)
                .collect(Collectors.toUnmodifiableSet());
        return new CorpusEntry(
                line.getField("file"),
                line.getField("slug"),
                line.getField("kind").equals("right"),
                line.getField("none").equals("no"),
                names);
    }

    /** {@return how many files it lists} */
    public int size() {
        return entries.size();
    }

    /**
     * Checks every file.
     *
     * @param progress told of each file
     * @return how the tool answers
     * @throws BadInputException if a file cannot be read or judged
     */
    public CorpusScore check(Runnable progress) {
        CorpusScore score = new CorpusScore();
        for (CorpusEntry entry : entries) {
            GradientFile file = GradientFile.read(folder.resolve(entry.file()), ReadSettings.DEFAULT);
            score.add(entry, judgement(file));
            progress.run();
        }
        return score;
    }

    private static Judgement judgement(GradientFile file) {
        try {
            return GradientCheck.of(file.network(), file.batch(), file.precision())
                    .judge(file.output(), Arithmetic.undeclared(file.precision()));
        } catch (ArithmeticException e) {
            throw new BadInputException(
                    "%s: not even the exact gradient can be computed: %s".formatted(file.source(), e.getMessage()));
        }
    }
}
