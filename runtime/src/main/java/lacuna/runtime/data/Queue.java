package lacuna.runtime.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands places in batches to workers, in order, and full batches to the consumer, in order. The
 * workers go no further ahead than there are free slots.
 */
final class Queue {
  /** One image to be brought to one place of a batch. */
  record Place(Slot slot, int place, int index) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition full = lock.newCondition();
  private final Deque<Slot> free = new ArrayDeque<>();
  private final Deque<Slot> filling = new ArrayDeque<>();
  private final Order order;
  private final Course course;
  private @Nullable Throwable failure;
  private boolean closed;

  Queue(Order order, Course course) {
    this.order = order;
    this.course = course;
  }

  /** Takes in memory that can be filled. */
  void giveBack(Slot slot) {
    lock.lock();
    try {
      free.add(slot);
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean hasNext() {
    lock.lock();
    try {
      return !filling.isEmpty() || course.left() > 0;
    } finally {
      lock.unlock();
    }
  }

  /** The next place, waiting for one; null when there is nothing left to do. */
  @Nullable Place claim() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        Place place = claimNow();
        if (place != null) {
          return place;
        }
        if (course.left() == 0) {
          return null;
        }
        work.await();
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Place claimNow() {
    Slot slot = filling.peekLast();
    if (slot == null || slot.claimed == slot.size) {
      slot = course.left() == 0 ? null : free.poll();
      if (slot == null) {
        return null;
      }
      course.open(slot);
      filling.add(slot);
    }
    int place = slot.claimed++;
    return new Place(slot, place, order.index(slot.epoch, (int) (slot.first + place)));
  }

  /** Reports a place as filled. */
  void done(Place place) {
    lock.lock();
    try {
      Slot slot = place.slot();
      slot.done++;
      if (slot.done == slot.size) {
        full.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Reports what ended a worker; the consumer will throw it. */
  void fail(Throwable cause) {
    lock.lock();
    try {
      if (failure == null) {
        failure = cause;
      }
      closed = true;
      work.signalAll();
      full.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The oldest batch, waiting until it is full. */
  Slot take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        if (failure instanceof Error error) {
          throw error;
        }
        if (failure instanceof RuntimeException exception) {
          throw exception;
        }
        Slot oldest = filling.peek();
        if (oldest != null && oldest.done == oldest.size) {
          return filling.remove();
        }
        if (closed) {
          throw new IllegalStateException("these batches are closed");
        }
        full.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets the workers end. */
  void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
      full.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
