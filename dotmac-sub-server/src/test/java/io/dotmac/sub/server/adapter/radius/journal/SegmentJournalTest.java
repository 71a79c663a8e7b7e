package io.dotmac.sub.server.adapter.radius.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentJournalTest {
  private static final long ROOM = 64L << 20;

  @TempDir
  private Path folder;

  @Test
  void whatWasAppendedIsReadInOrderAlsoAfterItWasOpenedAgain() throws IOException {
    try (SegmentJournal journal = open()) {
      journal.append(entries("a", "b"));
      journal.append(entries("c"));
      assertThat(all(journal)).containsExactly("a", "b", "c");
    }

    try (SegmentJournal journal = open()) {
      assertThat(journal.size()).isEqualTo(3);
      assertThat(all(journal)).containsExactly("a", "b", "c");
      journal.append(entries("d"));
      assertThat(all(journal)).containsExactly("a", "b", "c", "d");
    }
  }

  @Test
  void numbersGoOnWhenAllWasReleasedAndItIsOpenedAgain() throws IOException {
    long first;
    try (SegmentJournal journal = open()) {
      journal.append(entries("a", "b"));
      journal.release(2);
      assertThat(journal.isEmpty()).isTrue();
      first = journal.peek(9).first();
    }

    try (SegmentJournal journal = open()) {
      assertThat(journal.isEmpty()).isTrue();
      journal.append(entries("c"));
      assertThat(journal.peek(9).first()).isEqualTo(first).isEqualTo(2);
      assertThat(all(journal)).containsExactly("c");
    }
  }

  @Test
  void aReleasedPartIsNotReadAgainAndItsFilesGo() throws IOException {
    String long1 = "x".repeat(60_000);
    try (SegmentJournal journal = open()) {
      for (int i = 0; i < 100; i++) {
        journal.append(entries(i + long1));
      }
      long before = journal.octets();
      assertThat(segments()).hasSizeGreaterThan(3);

      journal.release(90);

      assertThat(journal.size()).isEqualTo(10);
      assertThat(all(journal)).hasSize(10).allMatch(text -> text.endsWith(long1));
      assertThat(journal.octets()).isLessThan(before / 3);
    }
  }

  @Test
  void aFileThatWasCutAnywhereGivesTheEntriesThatAreWholeAndTakesNewOnes() throws IOException {
    try (SegmentJournal journal = open()) {
      journal.append(entries("first", "second", "third"));
    }
    Path file = segments().get(0);
    byte[] whole = Files.readAllBytes(file);
    int entry = Segment.ENTRY_HEAD;
    int one = Segment.HEAD + entry + 5;
    int two = one + entry + 6;
    for (int length = Segment.HEAD; length < whole.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      try (SegmentJournal journal = open()) {
        List<String> expected =
            length < one ? List.of() : length < two ? List.of("first") : List.of("first", "second");
        assertThat(all(journal)).as("cut at %s", length).isEqualTo(expected);
        journal.append(entries("new"));
        assertThat(all(journal)).hasSize(expected.size() + 1).endsWith("new");
      }
      try (SegmentJournal journal = open()) {
        assertThat(all(journal)).endsWith("new");
      }
    }
  }

  @Test
  void aFileWhoseHeadIsNotWholeNeverHeldAnything() throws IOException {
    try (SegmentJournal journal = open()) {
      journal.append(entries("a"));
    }
    Files.write(folder.resolve("0000000000000001.seg"), new byte[7]);
    Files.write(folder.resolve("0000000000000002.seg"), new byte[100]);

    try (SegmentJournal journal = open()) {
      assertThat(all(journal)).containsExactly("a");
      assertThat(segments()).hasSize(1);
    }
  }

  @Test
  void aChangedOctetIsFoundAndNothingAfterItInTheFileIsBelieved() throws IOException {
    try (SegmentJournal journal = open()) {
      journal.append(entries("first", "second", "third"));
    }
    Path file = segments().get(0);
    byte[] octets = Files.readAllBytes(file);
    octets[Segment.HEAD + Segment.ENTRY_HEAD + 5 + Segment.ENTRY_HEAD]++;
    Files.write(file, octets);

    try (SegmentJournal journal = open()) {
      assertThat(all(journal)).containsExactly("first");
    }
  }

  @Test
  void aFullJournalTakesNothingAndRoomMadeIsUsed() throws IOException {
    try (SegmentJournal journal = SegmentJournal.open(folder, 1_000)) {
      int taken = 0;
      while (journal.octets() + Segment.ENTRY_HEAD + 100 <= 1_000) {
        journal.append(entries("x".repeat(100)));
        taken++;
      }
      assertThatThrownBy(() -> journal.append(entries("x".repeat(100))))
          .isInstanceOf(JournalFullException.class);
      assertThat(journal.size()).isEqualTo(taken);

      journal.release(taken);
      journal.append(entries("y"));
      assertThat(all(journal)).containsExactly("y");
    }
  }

  @Test
  void aDiskThatIsFullInTheMiddleOfAnEntryLosesNothingThatWasTaken() throws IOException {
    for (int room = 1; room < 60; room++) {
      Path own = folder.resolve("r" + room);
      FaultyChannel.Disk disk = new FaultyChannel.Disk();
      try (SegmentJournal journal = new SegmentJournal(own, ROOM, disk::open)) {
        journal.append(entries("taken"));
        disk.room = room;
        List<String> expected = new ArrayList<>(List.of("taken"));
        if (taken(journal, "this may not fit on the disk")) {
          expected.add("this may not fit on the disk");
        }
        disk.room = Long.MAX_VALUE;
        journal.append(entries("later"));
        expected.add("later");
        assertThat(all(journal)).as("room for %s", room).isEqualTo(expected);
      }
      try (SegmentJournal journal = SegmentJournal.open(own, ROOM)) {
        assertThat(all(journal)).as("room for %s, opened again", room).endsWith("later");
        assertThat(all(journal)).startsWith("taken");
      }
    }
  }

  @Test
  void anEntryThatWasRefusedAndCouldNotBeCutOffDoesNotTakeTheNumberOfTheNext() throws IOException {
    FaultyChannel.Disk disk = new FaultyChannel.Disk();
    try (SegmentJournal journal = new SegmentJournal(folder, ROOM, disk::open)) {
      journal.append(entries("taken"));
      disk.forces = false;
      disk.cuts = false;
      assertThat(taken(journal, "refused")).isFalse();
      disk.forces = true;
      disk.cuts = true;
      journal.append(entries("later"));
    }

    try (SegmentJournal journal = open()) {
      assertThat(all(journal)).containsExactly("taken", "later");
      assertThat(journal.size()).isEqualTo(2);
    }
  }

  @Test
  void aFolderThatIsInUseIsRefused() throws IOException {
    try (SegmentJournal journal = open()) {
      assertThat(journal.isEmpty()).isTrue();
      assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("in use");
    }
  }

  @Test
  void itsIdStays() throws IOException {
    try (SegmentJournal journal = open()) {
      java.util.UUID id = journal.id();
      journal.close();
      try (SegmentJournal again = open()) {
        assertThat(again.id()).isEqualTo(id);
      }
    }
  }

  private SegmentJournal open() throws IOException {
    return SegmentJournal.open(folder, ROOM);
  }

  private static boolean taken(SegmentJournal journal, String text) {
    try {
      journal.append(entries(text));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Segment::isSegment).sorted().toList();
    }
  }

  private static List<byte[]> entries(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** Everything that waits; it goes on waiting. */
  private static List<String> all(SegmentJournal journal) throws IOException {
    List<String> texts = new ArrayList<>();
    SegmentJournal.Entries some = journal.peek(2);
    while (!some.entries().isEmpty()) {
      some.entries().forEach(entry -> texts.add(new String(entry, StandardCharsets.UTF_8)));
      some = journal.read(some.end(), 2);
    }
    return texts;
  }
}
