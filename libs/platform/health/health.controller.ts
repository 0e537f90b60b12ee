import { Controller, Get, HttpException, Inject } from '@nestjs/common';

export const READINESS = Symbol('readiness');

/** What the process needs before it can serve, by name; true where it is there. */
export type Readiness = () => Promise<Readonly<Record<string, boolean>>>;

@Controller('health')
export class HealthController {
  constructor(@Inject(READINESS) private readonly readiness: Readiness) {}

  /** The process answers; nothing else is asked. */
  @Get('live')
  live() {
    return { status: 'live' };
  }

  /** 200 when every dependency is there, else 503 with those that are not. */
  @Get('ready')
  async ready() {
    const needs = await this.readiness();
    const missing = Object.keys(needs).filter((name) => needs[name] !== true);
    if (missing.length > 0) throw new HttpException({ status: 'not ready', missing }, 503);
    return { status: 'ready', needs: Object.keys(needs) };
  }
}
