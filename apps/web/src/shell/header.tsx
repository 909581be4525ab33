import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSession } from '../session/session';
import { partOf } from '../session/viewer';
import { AccountMenu } from './account-menu';
import { BrandMark } from './brand';
import { MainNavigation } from './main-navigation';
import { SchemeToggle } from './scheme-toggle';
import styles from './shell.module.css';

export function Header() {
  const { isKnown, viewer } = useSession();
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link to="/" className={styles.brand}>
          <BrandMark /> Interlock
        </Link>
        <MainNavigation part={partOf(viewer)} />
        <div className={styles.end}>
          <SchemeToggle />
          {!isKnown && <Skeleton width={110} height={30} />}
          {isKnown && viewer && <AccountMenu viewer={viewer} />}
          {isKnown && !viewer && (
            <>
              <Link to="/sign-in" className={styles.link}>
                Sign in
              </Link>
              <Link to="/sign-up" className={styles.link}>
                Sign up
              </Link>
            </>
          )}
        </div>
      </div>
    </header>
  );
}
